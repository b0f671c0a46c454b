package io.lethe.action;

import io.lethe.archive.content.Row;
import io.lethe.archive.content.RowLine;
import io.lethe.archive.content.SegmentSchema;
import io.lethe.ledger.receipt.Archived;
import io.lethe.ledger.row.RowKeys;
import io.lethe.ledger.tree.Hash;
import io.lethe.policy.name.ColumnName;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jooq.Field;

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
    public boolean locksFirst() {
        return true;
    }

    @Override
    public Attempt straight(OpenChunk chunk, RowKeys keys) {
        return new Attempt.Missed();
    }

    @Override
    public Attempt lockedFirst(OpenChunk chunk, RowKeys keys) throws SQLException {
        SegmentSchema schema = work.segmentSchema();
        ArchivedColumns columns = new ArchivedColumns(schema);
        List<Row> locked = RowReader.read(columns, chunk.sql().lockWhole(keys, columns.fields()));
        refuseNewColumns(chunk, schema);
        List<List<String>> found = new ArrayList<>();
        List<List<String>> unchanged = new ArrayList<>();
        compare(locked, found, unchanged);
        Skipped skipped = chunk.skipped(keys, work.rowKeys(found)).withChanged(found.size() - unchanged.size());
        if (unchanged.isEmpty()) {
            return Attempt.Acted.onNothing(skipped);
        }
        RowKeys going = work.rowKeys(unchanged);
        return chunk.sql().delete(going).execute() == unchanged.size()
                ? new Attempt.Acted(going, skipped, archived())
                : new Attempt.Met("a row that points at these appeared");
    }

    private void compare(List<Row> locked, List<List<String>> found, List<List<String>> unchanged) {
        RowLine lines = new RowLine(work.segmentSchema());
        int[] key = work.segmentSchema().keyIndexes();
        for (Row row : locked) {
            List<String> itsKey = SegmentRows.keyOf(row, key);
            found.add(itsKey);
            if (segment.get().holds(itsKey, lines.digest(row))) {
                unchanged.add(itsKey);
            }
        }
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
