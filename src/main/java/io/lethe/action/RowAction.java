package io.lethe.action;

import io.lethe.ledger.row.ChunkRows;
import io.lethe.policy.Action;
import java.sql.SQLException;

/**
 * What happens to the rows of one chunk. It acts inside the chunk's transaction and neither commits nor rolls back; whatever it says, the
 * rows that it names as acted on are exactly those that changed. Safe for several threads.
 */
sealed interface RowAction permits PurgeRows, AnonymiseRows, ArchiveRows {
    /** The action of a step whose rows need no segment first. */
    static RowAction of(StepWork work, ReceiptOutbox outbox, Quota quota) {
        return switch (work.step().action()) {
            case Action.Purge purge ->
                new PurgeRows(work, new FamilyDeletion(work, quota, outbox::maskedDigest, SegmentsAtHand.NONE));
            case Action.Anonymise anonymise -> new AnonymiseRows(work, outbox::maskedDigest);
            case Action.Archive archive ->
                throw new IllegalStateException("rows are archived with the segments that they were written to");
        };
    }

    /** Whether the rows must be locked before anything is done to them, so that {@link #straight} is never asked. */
    default boolean locksFirst() {
        return true;
    }

    /** Acts on all these rows as they were read, or says that it did not hit them all. May wait for locks. */
    default Attempt straight(OpenChunk chunk, ChunkRows rows) throws SQLException {
        return new Attempt.Missed();
    }

    /** Locks what is still to be acted on, skips what others have locked, and acts on exactly that. */
    Attempt lockedFirst(OpenChunk chunk, ChunkRows rows) throws SQLException;
}
