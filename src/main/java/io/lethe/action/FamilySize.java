package io.lethe.action;

import io.lethe.archive.content.Row;
import io.lethe.ledger.row.RowKeys;
import java.sql.SQLException;
import java.util.List;

/** How many rows go with rows that are to be archived. */
final class FamilySize {
    /** A single family has a segment of its own; one that is so many times as large as a segment would not fit into memory beside others. */
    private static final int LARGEST = 4;

    private final StepWork work;
    private final int most;
    private final int[] key;

    FamilySize(StepWork work, int most) {
        this.work = work;
        this.most = most;
        this.key = work.segmentSchema().keyIndexes();
    }

    /**
     * All below these rows, counted no further than a single family may have.
     *
     * @throws FamilyTooLargeException if so many go with a single row
     */
    long below(List<Row> rows) throws SQLException {
        if (work.companions().isEmpty() || rows.isEmpty()) {
            return 0;
        }
        int limit = LARGEST * most;
        RowKeys keys = work.rowKeys(
                rows.stream().map(row -> SegmentRows.keyOf(row, key)).toList());
        long below = below(work, keys, limit + 1);
        if (rows.size() == 1 && below > limit) {
            throw new FamilyTooLargeException(work.step().table(), limit);
        }
        return below;
    }

    private static int below(StepWork above, RowKeys keys, int limit) throws SQLException {
        int rows = 0;
        for (CompanionWork companion : above.companions()) {
            if (rows < limit) {
                RowKeys theirs = companion.pointingAt(keys, limit - rows).keys();
                rows += theirs.size();
                rows += theirs.size() == 0 ? 0 : below(companion.work(), theirs, limit - rows);
            }
        }
        return rows;
    }
}
