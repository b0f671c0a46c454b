package io.lethe.cli;

import io.lethe.archive.content.Cell;
import io.lethe.archive.content.Row;
import io.lethe.archive.content.SegmentColumn;
import io.lethe.archive.content.SegmentSchema;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** What {@code --where COLUMN=VALUE} asks of a segment's rows; all of it at once. */
record RowFilter(Map<Integer, String> values) {
    RowFilter {
        values = Map.copyOf(values);
    }

    static RowFilter of(List<String> conditions, SegmentSchema schema) {
        Map<Integer, String> values = new HashMap<>();
        for (String condition : conditions) {
            int equals = condition.indexOf('=');
            String column = equals < 0 ? condition : condition.substring(0, equals);
            int place = place(column, schema);
            if (equals < 0 || place < 0) {
                throw new UsageException("--where: expected COLUMN=VALUE with one of the columns "
                        + schema.columns().stream().map(SegmentColumn::name).toList() + " but was \"" + column + "\".");
            }
            values.put(place, condition.substring(equals + 1));
        }
        return new RowFilter(values);
    }

    private static int place(String column, SegmentSchema schema) {
        for (int i = 0; i < schema.columns().size(); i++) {
            if (schema.columns().get(i).name().name().equals(column)) {
                return i;
            }
        }
        return -1;
    }

    boolean accepts(Row row) {
        return values.entrySet().stream().allMatch(wanted -> wanted.getValue().equals(text(row.cell(wanted.getKey()))));
    }

    /** A NULL is no value that can be asked for. */
    private static Object text(Cell cell) {
        return switch (cell) {
            case Cell.Absent absent -> absent;
            case Cell.Text text -> text.text();
            case Cell.Bytes bytes -> HexFormat.of().formatHex(bytes.bytes());
        };
    }
}
