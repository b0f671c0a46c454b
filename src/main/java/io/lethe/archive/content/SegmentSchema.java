package io.lethe.archive.content;

import io.lethe.catalog.Table;
import io.lethe.policy.name.ColumnName;
import io.lethe.policy.name.TableName;
import io.lethe.policy.name.TargetName;
import java.util.List;

/**
 * What the rows of a segment are rows of. It is the segment's first line (in JSON Lines) or in its footer (in Parquet):
 *
 * <pre>
 * {"format":"lethe.segment/1","target":"crm","table":"crm.invoice","key":["id"],"columns":[
 *   {"name":"id","definition":"bigint unsigned","type":"big-integer","nullable":false},
 *   {"name":"note","definition":"varchar(200)","type":"text","nullable":true,"charset":"utf8mb4","collation":"utf8mb4_bin"}]}
 * </pre>
 *
 * @param key the columns that tell rows apart, all among the columns
 */
public record SegmentSchema(TargetName target, TableName table, List<ColumnName> key, List<SegmentColumn> columns) {
    public SegmentSchema {
        key = List.copyOf(key);
        columns = List.copyOf(columns);
        List<ColumnName> names = columns.stream().map(SegmentColumn::name).toList();
        if (key.isEmpty() || !names.containsAll(key)) {
            throw new IllegalArgumentException("expected a key among the columns " + names + " but was " + key);
        }
        if (names.size() != names.stream().distinct().count()) {
            throw new IllegalArgumentException("expected every column once but was " + names);
        }
    }

    /**
     * The schema of a table as it is now.
     *
     * @throws UnsupportedColumnException for a column that this version cannot write without loss
     */
    public static SegmentSchema of(TargetName target, Table table, List<ColumnName> key) {
        return new SegmentSchema(
                target,
                table.name(),
                key,
                table.columns().stream().map(SegmentColumn::of).toList());
    }

    /** The place of a column in every row; -1 where there is none of this name. */
    public int indexOf(ColumnName column) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(column)) {
                return i;
            }
        }
        return -1;
    }

    /** The places of the key's columns in every row, in the key's order. */
    public int[] keyIndexes() {
        return key.stream().mapToInt(this::indexOf).toArray();
    }

    /**
     * Refuses a row that no row of this table can be.
     *
     * @throws ZeroDateException if a date of it is none
     */
    public void check(Row row) {
        if (row.cells().size() != columns.size()) {
            throw new IllegalArgumentException("expected " + columns.size() + " cells but was "
                    + row.cells().size());
        }
        for (int i = 0; i < columns.size(); i++) {
            SegmentColumn column = columns.get(i);
            if (row.cell(i) instanceof Cell.Text text && column.type().isZeroDate(text.text())) {
                throw new ZeroDateException(table, column.name());
            }
            if (!column.accepts(row.cell(i))) {
                // Without the value: messages go into logs.
                throw new IllegalArgumentException(
                        "expected a value of " + column.definition() + " in " + column.name() + " but it is none");
            }
        }
    }
}
