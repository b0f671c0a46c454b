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
import org.jooq.Field;
import org.jooq.ResultQuery;
import org.jspecify.annotations.Nullable;

/** Rows that a chunk has locked, held against the segment that was written from them. For one chunk. */
final class ArchivedRows {
    private final StepWork work;
    private final SegmentRows segment;
    private final SegmentSchema schema;
    private final ArchivedColumns columns;
    private final RowLine lines;

    ArchivedRows(StepWork work, SegmentRows segment) {
        this.work = work;
        this.segment = segment;
        this.schema = work.segmentSchema();
        this.columns = new ArchivedColumns(schema);
        this.lines = new RowLine(schema);
    }

    /** What to select of a row. */
    List<Field<?>> fields() {
        return columns.fields();
    }

    /** Rows whole, of a query for {@link #fields} of rows that are locked by now at the latest. */
    List<Row> read(ChunkSql sql, ResultQuery<?> query) throws SQLException {
        List<Row> rows = RowReader.read(columns, query);
        // They are locked, so the table cannot be altered until we commit; before, it could: a column that no segment
        // has would be lost.
        for (Field<?> column : sql.shape().fetch().fields()) {
            if (schema.indexOf(new ColumnName(column.getName())) < 0) {
                throw new TableChangedException(schema.table(), column.getName());
            }
        }
        return rows;
    }

    /** Whether the row is what the segment holds. */
    boolean holds(Row row) {
        return segment.holds(SegmentRows.keyOf(row, schema.keyIndexes()), lines.digest(row));
    }

    /** As a receipt carries them. */
    ChunkRows rows(List<Row> rows) {
        int[] key = schema.keyIndexes();
        List<@Nullable String> subjects = new ArrayList<>();
        if (work.subject() != null) {
            int subject = schema.indexOf(work.subject());
            rows.forEach(row -> subjects.add(SegmentRows.textOf(row.cell(subject))));
        }
        return work.rows(rows.stream().map(row -> SegmentRows.keyOf(row, key)).toList(), subjects);
    }

    Archived deed() {
        return new Archived(segment.name().name(), Hash.parse(segment.content().toString()));
    }
}
