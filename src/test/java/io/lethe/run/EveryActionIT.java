package io.lethe.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.archive.SegmentReading;
import io.lethe.archive.store.SegmentName;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The contract of all actions: over every type of column and every shape of table, exactly the due rows are changed, exactly as the action says,
 * each is claimed by exactly one receipt, and nothing else in any table changes by a byte. The oracle is what the server sends for
 * {@code SELECT *} before and after.
 */
class EveryActionIT {
    private static final List<TableShape> SHAPES = TableShape.ALL;
    private static final String MASKED = HexFormat.of().formatHex("gone".getBytes(StandardCharsets.US_ASCII));

    enum Action {
        PURGE("then: purge"),
        ANONYMISE("then: anonymise, fields: {note: {constant: gone}}"),
        ARCHIVE("then: archive, archive: {to: cold-store, keep: 6 years}");

        private final String inPolicy;

        Action(String inPolicy) {
            this.inPolicy = inPolicy;
        }
    }

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource(Action.class)
    void changesTheDueRowsAndNothingElse(Action action) throws Exception {
        Workshop workshop = open(action);
        List<Map<String, Map<String, String>>> before = snapshots(workshop);

        RunOutcome outcome = workshop.run();

        assertThat(outcome).isInstanceOf(RunOutcome.Finished.class);
        List<Map<String, Map<String, String>>> after = snapshots(workshop);
        Map<String, Long> archived = action == Action.ARCHIVE ? archived(workshop) : Map.of();
        for (int shape = 0; shape < SHAPES.size(); shape++) {
            String when = action + ", " + SHAPES.get(shape);
            Map<String, Map<String, String>> rows = before.get(shape);
            assertThat(rows).as(when).hasSize(TableShape.ROWS);
            assertThat(after.get(shape)).as(when).isEqualTo(expected(action, rows));
            Evidence.of(workshop, "thing" + shape, SHAPES.get(shape).keyInLedger())
                    .claims(when, rows.keySet(), due(rows).keySet());
            if (action == Action.ARCHIVE) {
                assertThat(archived.get("thing" + shape)).as(when).isEqualTo(TableShape.ROWS / 2);
            }
        }
        assertThat(workshop.run()).as("the second time").isInstanceOf(RunOutcome.NothingToDo.class);
    }

    private static Map<String, Map<String, String>> due(Map<String, Map<String, String>> rows) {
        return rows.entrySet().stream()
                .filter(row -> "31".equals(row.getValue().get("due")))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Map<String, Map<String, String>> expected(Action action, Map<String, Map<String, String>> before) {
        Map<String, Map<String, String>> rows = new TreeMap<>(before);
        due(before).forEach((key, row) -> {
            switch (action) {
                case PURGE, ARCHIVE -> rows.remove(key);
                case ANONYMISE -> {
                    Map<String, String> masked = new LinkedHashMap<>(row);
                    masked.put("note", MASKED);
                    rows.put(key, masked);
                }
            }
        });
        return rows;
    }

    private List<Map<String, Map<String, String>>> snapshots(Workshop workshop) throws SQLException {
        try (Connection connection = workshop.schema().dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            List<Map<String, Map<String, String>>> snapshots = new ArrayList<>();
            for (int shape = 0; shape < SHAPES.size(); shape++) {
                try (ResultSet rows = statement.executeQuery("SELECT "
                        + SHAPES.get(shape).keyText() + " AS key_text, thing" + shape + ".* FROM thing" + shape)) {
                    snapshots.add(snapshot(rows));
                }
            }
            return snapshots;
        }
    }

    /** By key, every column's bytes as the server sent them. */
    private static Map<String, Map<String, String>> snapshot(ResultSet rows) throws SQLException {
        Map<String, Map<String, String>> snapshot = new TreeMap<>();
        ResultSetMetaData columns = rows.getMetaData();
        while (rows.next()) {
            Map<String, String> row = new LinkedHashMap<>();
            for (int column = 2; column <= columns.getColumnCount(); column++) {
                byte[] bytes = rows.getBytes(column);
                row.put(
                        columns.getColumnName(column),
                        bytes == null ? "NULL" : HexFormat.of().formatHex(bytes));
            }
            snapshot.put(rows.getString(1), row);
        }
        return snapshot;
    }

    /** How many rows the segments hold, by table. */
    private Map<String, Long> archived(Workshop workshop) {
        Map<String, Long> rows = new TreeMap<>();
        for (SegmentName name : workshop.archive().list()) {
            try (SegmentReading reading = workshop.archive().open(name)) {
                String table = reading.schema().table().table();
                while (reading.next() != null) {
                    rows.merge(table, 1L, Long::sum);
                }
            }
        }
        return rows;
    }

    private Workshop open(Action action) {
        Workshop workshop = Workshop.open(directory)
                .map(each(shape -> "thing" + shape + ": {table: SCHEMA.thing" + shape + ", key: ["
                        + SHAPES.get(shape).key() + "], dates: {begun: {type: datetime, zone: UTC}}}\n"));
        for (int shape = 0; shape < SHAPES.size(); shape++) {
            workshop.policy(
                    "thing" + shape,
                    String.format(
                            Locale.ROOT,
                            """
                    rules:
                      - {data: thing%d, since: begun, keep: 30 days, %s, limits: {share-of-table: 100%%}}
                    tests:
                      - {as-of: 2026-11-22, row: {begun: 2026-01-01}, expect: %s}
                    """,
                            shape,
                            action.inPolicy,
                            action.name().toLowerCase(Locale.ROOT)));
            workshop.sql(SHAPES.get(shape).createTable("thing" + shape));
            workshop.sql(SHAPES.get(shape).insertInto("thing" + shape));
        }
        return workshop;
    }

    private static String each(IntFunction<String> text) {
        return IntStream.range(0, SHAPES.size()).mapToObj(text).collect(Collectors.joining());
    }
}
