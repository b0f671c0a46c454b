package io.lethe.action;

import io.lethe.policy.name.TableName;

/** A table has a column that it did not have when the run began: its segments lack it, so its rows must not go. */
public final class TableChangedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TableChangedException(TableName table, String column) {
        super(
                "cannot archive " + table + ": the column " + column
                        + " was added since the run began, and the segments do not hold it. No row was deleted without it. Run again.");
    }
}
