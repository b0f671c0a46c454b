package io.lethe.action;

import io.lethe.archive.content.Row;
import io.lethe.ledger.row.ChunkRows;
import io.lethe.ledger.row.RowKeys.TupleRowKeys;
import java.sql.SQLException;
import java.util.List;

/** The rows that point at rows of one segment: whole, without locks, all into one segment of their own. */
final class PointingRows implements RowSupply {
    private static final ChunkRows NONE = ChunkRows.of(new TupleRowKeys(List.of()));

    private final CompanionWork companion;
    private final StepWork above;
    private final ArchivedColumns columns;
    private final List<List<String>> keys;
    private int asked;
    private ChunkRows found = NONE;

    PointingRows(CompanionWork companion, StepWork above, SegmentRows segment) {
        this.companion = companion;
        this.above = above;
        this.columns = new ArchivedColumns(companion.work().segmentSchema());
        this.keys = segment.keys();
    }

    @Override
    public List<Row> next(int written, long text) throws SQLException {
        while (find()) {
            int some = Math.min(RowReader.AT_A_TIME, found.size());
            List<Row> rows = companion.whole(found.part(0, some).keys(), columns);
            found = found.part(some, found.size());
            // They may all have gone since their keys were read.
            if (!rows.isEmpty()) {
                return rows;
            }
        }
        return List.of();
    }

    /** Whether some are found that were not read yet. */
    private boolean find() throws SQLException {
        while (found.size() == 0 && asked < keys.size()) {
            int end = Math.min(asked + RowReader.AT_A_TIME, keys.size());
            found = companion.pointingAt(above.rowKeys(keys.subList(asked, end)), Integer.MAX_VALUE);
            asked = end;
        }
        return found.size() > 0;
    }

    /** Whoever wrote the segment read the same; what it lacks, a later one gets. */
    @Override
    public void lost() {}
}
