package io.lethe.action;

import io.lethe.archive.content.Row;
import io.lethe.hold.Gate;
import io.lethe.ledger.row.ChunkRows;
import io.lethe.ledger.row.RowKeys;
import io.lethe.plan.Partition;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.ResultQuery;

/** Reads the rows of a partition that are due, all columns of them, in the order of {@link ChunkReader}, without locks. Not for several threads. */
final class RowReader {
    /** Few enough that rows with large texts fit into memory. */
    static final int AT_A_TIME = 500;

    private final StepWork work;
    private final ChunkReader keys;
    private final ArchivedColumns columns;

    RowReader(StepWork work, Partition partition) {
        this.work = work;
        this.keys = new ChunkReader(work, partition);
        this.columns = new ArchivedColumns(work.segmentSchema());
    }

    /** The next rows; none at the partition's end. */
    List<Row> next() throws SQLException {
        for (ChunkRows next = keys.next(AT_A_TIME); next.size() > 0; next = keys.next(AT_A_TIME)) {
            List<Row> rows = rows(next.keys());
            if (!rows.isEmpty()) {
                return rows;
            }
        }
        return List.of();
    }

    private List<Row> rows(RowKeys these) throws SQLException {
        try (Connection connection = work.target().open()) {
            DSLContext sql = work.target().on(connection);
            long epoch = Gate.read(sql, work.target().name()).holdEpoch();
            return read(columns, new ChunkSql(sql, work, work.under(epoch, sql)).whole(these, columns.fields()));
        }
    }

    static List<Row> read(ArchivedColumns columns, ResultQuery<?> query) throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (ResultSet result = query.fetchResultSet()) {
            while (result.next()) {
                rows.add(columns.row(result, 1));
            }
        }
        return rows;
    }
}
