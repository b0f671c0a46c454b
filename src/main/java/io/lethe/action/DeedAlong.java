package io.lethe.action;

import io.lethe.ledger.receipt.Deed;
import io.lethe.ledger.receipt.Masked;
import io.lethe.ledger.row.MaskedDigest;
import io.lethe.ledger.row.RowKeys;
import io.lethe.ledger.tree.Hash;
import io.lethe.policy.Action;
import java.sql.SQLException;
import java.util.function.Supplier;

/** What happens to rows of other steps that point at the rows of a chunk, within its transaction. All of them are locked. */
record DeedAlong(OpenChunk chunk, Supplier<MaskedDigest> digests, SegmentsAtHand segments) {
    /** Unless it was done to exactly these rows, the transaction must not be committed. */
    Along to(StepWork work, RowKeys keys) throws SQLException {
        return switch (work.step().action()) {
            case Action.Purge purge -> deleted(work, keys, new Deed.Purged());
            case Action.Anonymise anonymise -> detached(work, keys);
            case Action.Archive archive -> archived(work, keys);
        };
    }

    private Along deleted(StepWork work, RowKeys keys, Deed deed) {
        chunk.markObjects(work, keys);
        return chunk.sql(work).deleteAlone(keys).execute() == keys.size()
                ? new Along.Done(deed)
                : new Along.PointedAt();
    }

    /** A single row that no segment holds keeps them all: which of them belong to which row at the top is not asked here. */
    private Along archived(StepWork work, RowKeys keys) throws SQLException {
        SegmentRows segment = segments.of(work);
        if (segment == null) {
            return new Along.Changed();
        }
        ArchivedRows archived = new ArchivedRows(work, segment);
        ChunkSql sql = chunk.sql(work);
        boolean unchanged = archived.read(sql, sql.asTheyAre(keys, archived.fields())).stream()
                .allMatch(archived::holds);
        return unchanged ? deleted(work, keys, archived.deed()) : new Along.Changed();
    }

    private Along detached(StepWork work, RowKeys keys) throws SQLException {
        ChunkSql sql = chunk.sql(work);
        Hash before = FoundValues.digest(sql.values(keys), digests.get());
        if (sql.detach(keys).execute() != keys.size()) {
            return new Along.PointedAt();
        }
        Hash after = FoundValues.digest(sql.values(keys), digests.get());
        return new Along.Done(new Masked(AnonymiseRows.fields(sql.changes()), before, after));
    }
}
