package io.lethe.action;

import io.lethe.archive.content.Cell;
import io.lethe.archive.content.Row;
import io.lethe.archive.content.SegmentSchema;
import io.lethe.catalog.Table;
import io.lethe.catalog.Target;
import io.lethe.policy.Dataset;
import io.lethe.policy.name.ColumnName;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Where rows of a segment are to go back to.
 *
 * @param table as it is now
 * @param schema as the segment has it
 */
public record RestoreSite(Target target, Dataset dataset, Table table, SegmentSchema schema) {

    /** A row's key as receipts and openings write it. */
    public List<String> key(Row row) {
        return SegmentRows.keyOf(row, schema.keyIndexes());
    }

    /** What a row has in these columns, as text; nothing where one of them is NULL, or is not in the segment. */
    Optional<List<String>> texts(Row row, List<ColumnName> columns) {
        List<String> texts = new ArrayList<>();
        for (ColumnName column : columns) {
            int place = schema.indexOf(column);
            switch (place < 0 ? Cell.ABSENT : row.cell(place)) {
                case Cell.Absent absent -> {
                    return Optional.empty();
                }
                case Cell.Text text -> texts.add(text.text());
                case Cell.Bytes bytes -> texts.add(HexFormat.of().formatHex(bytes.bytes()));
            }
        }
        return Optional.of(texts);
    }

    /** The places of the columns that take a value: all but those that the server computes. */
    int[] given() {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < schema.columns().size(); i++) {
            if (!schema.columns().get(i).generated()) {
                places.add(i);
            }
        }
        return places.stream().mapToInt(Integer::intValue).toArray();
    }
}
