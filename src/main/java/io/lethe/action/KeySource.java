package io.lethe.action;

import io.lethe.ledger.row.ChunkRows;
import java.sql.SQLException;

/**
 * Proposes the rows of a partition's chunks, one chunk after the other, each row once. A proposal: the action checks each row again. Not for
 * several threads.
 */
public interface KeySource {
    /** The next rows, at most {@code limit}; none at the partition's end. */
    ChunkRows next(int limit) throws SQLException;
}
