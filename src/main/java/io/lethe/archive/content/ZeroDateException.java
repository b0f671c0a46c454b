package io.lethe.archive.content;

import io.lethe.policy.name.ColumnName;
import io.lethe.policy.name.TableName;

/** A row has a date that is no date, such as {@code 0000-00-00}: no reader of an archive could say what it means. */
public final class ZeroDateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ZeroDateException(TableName table, ColumnName column) {
        super("cannot archive " + table + ": expected a date or NULL in " + column
                + " but a row that is due has a zero date there (0000-00-00, or a month or day of 00). Set it to NULL or"
                + " to the date that is meant. The row was not archived and not deleted.");
    }
}
