package io.lethe.action;

import io.lethe.ledger.row.ChunkRows;
import io.lethe.ledger.row.RowKeys.LongRowKeys;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jooq.ResultQuery;
import org.jspecify.annotations.Nullable;

/** Rows as a query found them, their keys and subjects, and where it ended. Whole numbers are gathered without an object a row. */
record FoundRows(ChunkRows rows, @Nullable Position end) {
    private static final int FIRST_ROOM = 1024;

    static ChunkRows of(StepWork work, ResultQuery<?> query) throws SQLException {
        return read(work, query).rows();
    }

    static FoundRows read(StepWork work, ResultQuery<?> query) throws SQLException {
        try (ResultSet rows = query.fetchResultSet()) {
            return work.keyIsOneNumber() ? longs(work, rows) : tuples(work, rows);
        }
    }

    private static FoundRows longs(StepWork work, ResultSet rows) throws SQLException {
        long[] keys = new long[FIRST_ROOM];
        List<@Nullable String> subjects = new ArrayList<>();
        int count = 0;
        String start = null;
        while (rows.next()) {
            if (count == keys.length) {
                keys = Arrays.copyOf(keys, count * 2);
            }
            keys[count++] = rows.getLong(1);
            start = start(work, rows);
            addSubject(subjects, work, rows);
        }
        Position end = count == 0 ? null : new Position(start, List.of(Long.toString(keys[count - 1])));
        long[] found = Arrays.copyOf(keys, count);
        return new FoundRows(work.subject() == null ? sorted(found) : ChunkRows.ofLongs(found, subjects), end);
    }

    private static ChunkRows sorted(long[] keys) {
        Arrays.sort(keys);
        return ChunkRows.of(new LongRowKeys(keys));
    }

    private static FoundRows tuples(StepWork work, ResultSet rows) throws SQLException {
        List<List<String>> keys = new ArrayList<>();
        List<@Nullable String> subjects = new ArrayList<>();
        String start = null;
        while (rows.next()) {
            List<String> key = new ArrayList<>(work.keyWidth());
            for (int column = 1; column <= work.keyWidth(); column++) {
                key.add(rows.getString(column));
            }
            keys.add(key);
            start = start(work, rows);
            addSubject(subjects, work, rows);
        }
        return new FoundRows(work.rows(keys, subjects), keys.isEmpty() ? null : new Position(start, keys.getLast()));
    }

    private static @Nullable String start(StepWork work, ResultSet rows) throws SQLException {
        return work.inStartOrder() ? rows.getString(work.keyWidth() + 1) : null;
    }

    private static void addSubject(List<@Nullable String> subjects, StepWork work, ResultSet rows) throws SQLException {
        if (work.subject() != null) {
            subjects.add(rows.getString(work.keyWidth() + (work.inStartOrder() ? 2 : 1)));
        }
    }
}
