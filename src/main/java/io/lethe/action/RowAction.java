package io.lethe.action;

import io.lethe.ledger.row.RowKeys;
import java.sql.SQLException;

/**
 * What happens to the rows of one chunk. It acts inside the chunk's transaction and neither commits nor rolls back; whatever it says, the
 * rows that it names as acted on are exactly those that changed. Safe for several threads.
 */
sealed interface RowAction permits PurgeRows {
    /** The action of a step. */
    static RowAction of(StepWork work) {
        return new PurgeRows(work);
    }

    /** Whether the rows must be locked before anything is done to them, so that {@link #straight} is never asked. */
    boolean locksFirst();

    /** Acts on all rows with these keys, or says that it did not hit them all. May wait for locks. */
    Attempt straight(OpenChunk chunk, RowKeys keys) throws SQLException;

    /** Locks what is still to be acted on, skips what others have locked, and acts on exactly that. */
    Attempt lockedFirst(OpenChunk chunk, RowKeys keys) throws SQLException;
}
