package io.lethe.archive.content;

import io.lethe.catalog.Column;
import io.lethe.policy.name.ColumnName;

/**
 * A column as a segment keeps it: the server's own words for it, so that the table can be made again, and how its values are
 * written.
 *
 * @param definition {@code COLUMN_TYPE}, such as {@code decimal(12,2) unsigned} or {@code enum('a','b')}
 * @param charset of text, else empty; values themselves are UTF-8 whatever the server keeps them in
 * @param collation of text, else empty
 * @param generated computed by the server, which takes no value for it
 */
public record SegmentColumn(
        ColumnName name,
        String definition,
        ArchivedType type,
        boolean nullable,
        boolean generated,
        String charset,
        String collation) {

    /**
     * The column as it is now.
     *
     * @throws UnsupportedColumnException for a type that this version cannot write without loss
     */
    static SegmentColumn of(Column column) {
        return new SegmentColumn(
                column.name(),
                column.fullType(),
                ArchivedType.of(column.type()).orElseThrow(() -> new UnsupportedColumnException(column)),
                column.nullable(),
                column.generated(),
                column.collation().charset(),
                column.collation().name());
    }

    /** Whether this value may stand in this column. */
    boolean accepts(Cell cell) {
        return switch (cell) {
            case Cell.Absent absent -> nullable;
            case Cell.Text text -> !type.bytes() && type.accepts(text.text());
            case Cell.Bytes bytes -> type.bytes();
        };
    }
}
