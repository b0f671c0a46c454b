package io.lethe.archive.format;

import io.lethe.archive.content.SegmentColumn;
import io.lethe.policy.name.TableName;

/** A value that a format cannot give back to the letter. The server takes it; a stricter reader would not, or would make another of it. */
public final class UnfitValueException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnfitValueException(TableName table, SegmentColumn column, RuntimeException cause) {
        super(
                "cannot archive " + table
                        + " as Parquet: expected a value that every reader gives back to the letter in "
                        + column.name() + " (" + column.definition()
                        + ") but a row that is due has another there, such as 31 February. Correct it, or let the policy"
                        + " archive with format: json-lines. The row was not archived and not deleted.",
                cause);
    }
}
