package io.lethe.action;

import io.lethe.ledger.receipt.Deed;
import io.lethe.ledger.row.ChunkRows;
import io.lethe.ledger.row.MaskedDigest;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Supplier;

/**
 * Deletes rows that a chunk has locked, after what goes with them and once the others that point at them have ceased to. Most rows have nobody who
 * goes with them; then they are deleted alone.
 */
record FamilyDeletion(StepWork work, Quota quota, Supplier<MaskedDigest> digests, SegmentsAtHand segments) {
    Attempt delete(OpenChunk chunk, ChunkRows locked, Skipped skipped, Deed deed) throws SQLException {
        if (locked.size() == 0) {
            return Attempt.Acted.onNothing(skipped);
        }
        // Of a single row's family that is larger than a chunk some go now: split further it cannot be.
        boolean inPart = locked.size() == 1;
        CompanionRows companions = new CompanionRows(new DeedAlong(chunk, digests, segments), quota, inPart);
        return switch (companions.act(work.companions(), locked.keys())) {
            case NOTHING -> themselves(chunk, locked, skipped, deed, companions.done());
            case MORE -> inPart ? new Attempt.Begun(companions.done()) : new Attempt.Crowded();
            case CHANGED -> inPart ? Attempt.Acted.onNothing(skipped.withChanged(1)) : new Attempt.Crowded();
            case POINTED_AT -> new Attempt.Met(Conflicts.POINTED_AT);
        };
    }

    private Attempt themselves(OpenChunk chunk, ChunkRows locked, Skipped skipped, Deed deed, List<Attempt.Also> gone) {
        chunk.markObjects(work, locked.keys());
        int deleted = chunk.sql().delete(locked.keys()).execute();
        // The rows are locked, so they cannot have changed; but a row that points at one of them may have appeared
        // between the two statements. A smaller chunk will meet it alone.
        return deleted == locked.size()
                ? new Attempt.Acted(locked, skipped, deed, gone)
                : new Attempt.Met(Conflicts.POINTED_AT);
    }
}
