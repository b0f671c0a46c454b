package io.lethe.action;

import io.lethe.ledger.row.RowKeys;
import java.sql.SQLException;

/**
 * Proposes the keys of a partition's chunks, one chunk after the other, each row once. A proposal: the action checks each row again. Not for
 * several threads.
 */
public interface KeySource {
    /** The next keys, at most {@code limit}; none at the partition's end. */
    RowKeys next(int limit) throws SQLException;
}
