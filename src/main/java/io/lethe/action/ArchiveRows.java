package io.lethe.action;

import io.lethe.archive.content.Row;
import io.lethe.archive.content.RowLine;
import io.lethe.archive.content.SegmentSchema;
import io.lethe.ledger.receipt.Archived;
import io.lethe.ledger.row.ChunkRows;
import io.lethe.ledger.tree.Hash;
import io.lethe.policy.name.ColumnName;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/**
 * Deletes rows that a segment holds.
 *
 * <ol>
 *   <li>Lock what is still due and skip what others have locked; read these rows whole.
 *   <li>Keep apart those that are not what the segment holds any more: they stay.
 *   <li>Delete the others. They must be as many as were read.
 * </ol>
 *
 * <p>Never without locks first: between a comparison without locks and the deletion somebody could have written.
 *
 * @param segment the one that the chunk's keys were proposed from
 */
record ArchiveRows(StepWork work, Supplier<SegmentRows> segment) implements RowAction {
    @Override
    public Attempt lockedFirst(OpenChunk chunk, ChunkRows rows) throws SQLException {
        SegmentSchema schema = work.segmentSchema();
        ArchivedColumns columns = new ArchivedColumns(schema);
        List<Row> locked = RowReader.read(columns, chunk.sql().lockWhole(rows.keys(), columns.fields()));
        refuseNewColumns(chunk, schema);
        List<Row> unchanged = unchanged(locked, schema);
        Skipped skipped =
                chunk.skipped(rows.keys(), rows(locked, schema).keys()).withChanged(locked.size() - unchanged.size());
        if (unchanged.isEmpty()) {
            return Attempt.Acted.onNothing(skipped);
        }
        ChunkRows going = rows(unchanged, schema);
        return chunk.sql().delete(going.keys()).execute() == unchanged.size()
                ? new Attempt.Acted(going, skipped, archived())
                : new Attempt.Met(Conflicts.POINTED_AT);
    }

    private List<Row> unchanged(List<Row> locked, SegmentSchema schema) {
        RowLine lines = new RowLine(schema);
        int[] key = schema.keyIndexes();
        return locked.stream()
                .filter(row -> segment.get().holds(SegmentRows.keyOf(row, key), lines.digest(row)))
                .toList();
    }

    private ChunkRows rows(List<Row> rows, SegmentSchema schema) {
        int[] key = schema.keyIndexes();
        List<@Nullable String> subjects = new ArrayList<>();
        if (work.subject() != null) {
            int subject = schema.indexOf(work.subject());
            rows.forEach(row -> subjects.add(SegmentRows.textOf(row.cell(subject))));
        }
        return work.rows(rows.stream().map(row -> SegmentRows.keyOf(row, key)).toList(), subjects);
    }

    /** Rows are locked now, so the table cannot be altered until we commit; before, it could: a column that no segment has would be lost. */
    private void refuseNewColumns(OpenChunk chunk, SegmentSchema schema) {
        for (Field<?> column : chunk.sql().shape().fetch().fields()) {
            if (schema.indexOf(new ColumnName(column.getName())) < 0) {
                throw new TableChangedException(schema.table(), column.getName());
            }
        }
    }

    private Archived archived() {
        SegmentRows rows = segment.get();
        return new Archived(rows.name().name(), Hash.parse(rows.content().toString()));
    }
}
