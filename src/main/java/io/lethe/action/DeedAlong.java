package io.lethe.action;

import io.lethe.ledger.receipt.Deed;
import io.lethe.ledger.receipt.Masked;
import io.lethe.ledger.row.MaskedDigest;
import io.lethe.ledger.row.RowKeys;
import io.lethe.ledger.tree.Hash;
import io.lethe.policy.Action;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Supplier;

/** What happens to rows of other steps that point at the rows of a chunk, within its transaction. All of them are locked. */
record DeedAlong(OpenChunk chunk, Supplier<MaskedDigest> digests) {
    /** Done to exactly these rows; or, if it hit others, none, and the transaction must not be committed. */
    Optional<Deed> to(StepWork work, RowKeys keys) throws SQLException {
        return switch (work.step().action()) {
            case Action.Purge purge -> deleted(work, keys);
            case Action.Anonymise anonymise -> detached(work, keys);
            case Action.Archive archive ->
                throw new IllegalStateException("rows that are archived take no others along");
        };
    }

    private Optional<Deed> deleted(StepWork work, RowKeys keys) {
        chunk.markObjects(work, keys);
        return chunk.sql(work).deleteAlone(keys).execute() == keys.size()
                ? Optional.of(new Deed.Purged())
                : Optional.empty();
    }

    private Optional<Deed> detached(StepWork work, RowKeys keys) throws SQLException {
        ChunkSql sql = chunk.sql(work);
        Hash before = FoundValues.digest(sql.values(keys), digests.get());
        if (sql.detach(keys).execute() != keys.size()) {
            return Optional.empty();
        }
        Hash after = FoundValues.digest(sql.values(keys), digests.get());
        return Optional.of(new Masked(AnonymiseRows.fields(sql.changes()), before, after));
    }
}
