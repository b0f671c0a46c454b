package io.lethe.action;

import io.lethe.ledger.row.ChunkRows;
import io.lethe.ledger.row.MaskedDigest;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Supplier;

/**
 * Deletes rows together with those that go with them, once the others that point at them have ceased to. Never without locks first: another could come
 * to a row that is not locked.
 */
record PurgeFamilies(StepWork work, Quota quota, Supplier<MaskedDigest> digests) implements RowAction {
    @Override
    public Attempt lockedFirst(OpenChunk chunk, ChunkRows rows) throws SQLException {
        ChunkRows locked = FoundRows.of(work, chunk.sql().lock(rows.keys()));
        Skipped skipped = chunk.skipped(rows.keys(), locked.keys());
        if (locked.size() == 0) {
            return Attempt.Acted.onNothing(skipped);
        }
        // Of a single row's family that is larger than a chunk some go now: split further it cannot be.
        boolean inPart = locked.size() == 1;
        CompanionRows companions = new CompanionRows(new DeedAlong(chunk, digests), quota, inPart);
        return switch (companions.act(work.companions(), locked.keys())) {
            case NOTHING -> themselves(chunk, locked, skipped, companions.done());
            case MORE -> inPart ? new Attempt.Begun(companions.done()) : new Attempt.Crowded();
            case POINTED_AT -> new Attempt.Met(Conflicts.POINTED_AT);
        };
    }

    private Attempt themselves(OpenChunk chunk, ChunkRows locked, Skipped skipped, List<Attempt.Also> gone) {
        chunk.markObjects(work, locked.keys());
        int deleted = chunk.sql().delete(locked.keys()).execute();
        return deleted == locked.size()
                ? Attempt.Acted.gone(locked, skipped).with(gone)
                : new Attempt.Met(Conflicts.POINTED_AT);
    }
}
