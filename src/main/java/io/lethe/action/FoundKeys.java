package io.lethe.action;

import io.lethe.ledger.row.RowKeys;
import io.lethe.ledger.row.RowKeys.LongRowKeys;
import io.lethe.ledger.row.RowKeys.TupleRowKeys;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jooq.ResultQuery;
import org.jspecify.annotations.Nullable;

/** Keys as a query found them, and where it ended. Whole numbers are gathered without an object a row. */
record FoundKeys(RowKeys keys, @Nullable Position end) {
    private static final int FIRST_ROOM = 1024;

    static RowKeys of(StepWork work, ResultQuery<?> query) throws SQLException {
        return read(work, query).keys();
    }

    static FoundKeys read(StepWork work, ResultQuery<?> query) throws SQLException {
        try (ResultSet rows = query.fetchResultSet()) {
            return work.keyIsOneNumber() ? longs(work, rows) : tuples(work, rows);
        }
    }

    private static FoundKeys longs(StepWork work, ResultSet rows) throws SQLException {
        long[] keys = new long[FIRST_ROOM];
        int count = 0;
        String start = null;
        while (rows.next()) {
            if (count == keys.length) {
                keys = Arrays.copyOf(keys, count * 2);
            }
            keys[count++] = rows.getLong(1);
            start = start(work, rows);
        }
        Position end = count == 0 ? null : new Position(start, List.of(Long.toString(keys[count - 1])));
        long[] sorted = Arrays.copyOf(keys, count);
        Arrays.sort(sorted);
        return new FoundKeys(new LongRowKeys(sorted), end);
    }

    private static FoundKeys tuples(StepWork work, ResultSet rows) throws SQLException {
        List<List<String>> keys = new ArrayList<>();
        String start = null;
        while (rows.next()) {
            List<String> key = new ArrayList<>(work.keyWidth());
            for (int column = 1; column <= work.keyWidth(); column++) {
                key.add(rows.getString(column));
            }
            keys.add(key);
            start = start(work, rows);
        }
        return new FoundKeys(new TupleRowKeys(keys), keys.isEmpty() ? null : new Position(start, keys.getLast()));
    }

    private static @Nullable String start(StepWork work, ResultSet rows) throws SQLException {
        return work.inStartOrder() ? rows.getString(work.keyWidth() + 1) : null;
    }
}
