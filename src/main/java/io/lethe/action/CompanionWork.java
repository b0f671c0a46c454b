package io.lethe.action;

import io.lethe.archive.content.Row;
import io.lethe.hold.Gate;
import io.lethe.ledger.row.ChunkRows;
import io.lethe.ledger.row.RowKeys;
import io.lethe.policy.name.ColumnName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jooq.DSLContext;

/**
 * The work of a step whose rows go with those of another.
 *
 * @param via the columns by which they point at these, in the order of their key
 */
public record CompanionWork(StepWork work, List<ColumnName> via) {
    public CompanionWork {
        via = List.copyOf(via);
    }

    /** What is true of the rows that point at rows with some keys. */
    KeyCondition pointing() {
        return new KeyCondition(via.stream().map(work::values).toList());
    }

    /** Rows that point at rows with these keys, whatever they are; at most so many. Takes no locks. */
    ChunkRows pointingAt(RowKeys above, int most) throws SQLException {
        try (Connection connection = work.target().open()) {
            return FoundRows.of(work, sql(connection).pointing(this, above, most));
        }
    }

    /** These rows as they are. Takes no locks. */
    List<Row> whole(RowKeys these, ArchivedColumns columns) throws SQLException {
        try (Connection connection = work.target().open()) {
            return RowReader.read(columns, sql(connection).asTheyAre(these, columns.fields()));
        }
    }

    private ChunkSql sql(Connection connection) {
        DSLContext sql = work.target().on(connection);
        long epoch = Gate.read(sql, work.target().name()).holdEpoch();
        return new ChunkSql(sql, work, work.under(epoch, sql));
    }
}
