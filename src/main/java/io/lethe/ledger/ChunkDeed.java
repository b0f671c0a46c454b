package io.lethe.ledger;

import io.lethe.ledger.row.KeyColumns;
import io.lethe.ledger.row.KeyEpoch;
import java.time.Instant;

/**
 * What one chunk did to rows of a table, and how it names them.
 *
 * @param what it did
 * @param cutoff before which rows had started that it was allowed to touch
 */
public record ChunkDeed(long leaf, What what, int rows, KeyColumns key, KeyEpoch epoch, Instant cutoff) {
    /** As far as it matters to whether its rows should be there. */
    public enum What {
        DELETED,
        PUT_BACK
    }
}
