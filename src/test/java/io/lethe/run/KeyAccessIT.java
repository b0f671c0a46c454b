package io.lethe.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.testing.CallWatcher;
import io.lethe.testing.Mortality;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.SQLDialect;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Asks the server how it is going to carry out each statement that locks rows of a table, most of which is due: by the table's key, so that it
 * comes past no row but those that it was given.
 */
class KeyAccessIT {
    private static final int ROWS = 6_000;

    /** {@code key} of each row is made from {@code n}; {@code extra} are more columns, with their values. */
    record Shape(String name, String columns, String primary, String values, String children) {
        Shape(String name, String columns, String primary, String values) {
            this(name, columns, primary, values, "");
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static final List<Shape> SHAPES = List.of(
            new Shape("numbers without a gap", "id BIGINT", "id", "%d"),
            new Shape("numbers far apart", "id BIGINT", "id", "%d * 7"),
            new Shape("two columns", "id INT, part INT", "id, part", "%1$d MOD 50, %1$d"),
            new Shape("text", "id CHAR(9)", "id", "'n%d'"),
            new Shape(
                    "rows that point at each other",
                    "id BIGINT, former BIGINT, FOREIGN KEY (former) REFERENCES thing (id)",
                    "id",
                    "%d * 3, NULL",
                    ", children: [{table: SCHEMA.thing, via: former}]"));

    @TempDir
    private Path directory;

    @ParameterizedTest
    @FieldSource("SHAPES")
    void locksRowsByTheirKeyAlone(Shape shape) throws SQLException {
        Workshop workshop = workshop(shape);
        List<Access> deletions = new CopyOnWriteArrayList<>();
        List<Access> locks = new CopyOnWriteArrayList<>();
        CallWatcher watcher = new CallWatcher() {
            @Override
            public void before(Connection connection, String call) throws SQLException {
                if (call.startsWith("delete from")) {
                    deletions.add(access(workshop, call));
                    removeOneOfTheNext();
                } else if (call.contains("skip locked")) {
                    locks.add(access(workshop, call));
                }
            }

            // Between the reading of its key and its deletion, so that its chunk is locked first.
            private void removeOneOfTheNext() {
                if (deletions.size() >= 3 && locks.isEmpty()) {
                    workshop.sql("DELETE FROM thing WHERE NOT young ORDER BY started LIMIT 1");
                }
            }
        };

        workshop.run(Mortality.watched(watcher));

        assertThat(workshop.schema().sql().fetchValue("SELECT COUNT(*) FROM thing"))
                .isEqualTo((long) ROWS / 10);
        assertThat(deletions).hasSizeGreaterThan(3).containsOnly(new Access("PRIMARY", "range"));
        assertThat(locks).isNotEmpty().containsOnly(new Access("PRIMARY", "range"));
    }

    /** How the server reads the table: by which index, and how. */
    private record Access(String key, String type) {}

    private static Access access(Workshop workshop, String statement) throws SQLException {
        String explain = workshop.schema().dialect() == SQLDialect.MARIADB ? "EXPLAIN " : "EXPLAIN FORMAT=TRADITIONAL ";
        try (Connection connection = workshop.schema().dataSource().getConnection();
                Statement asked = connection.createStatement();
                ResultSet plan = asked.executeQuery(explain + statement)) {
            while (plan.next()) {
                if ("thing".equals(plan.getString("table"))) {
                    return new Access(String.valueOf(plan.getString("key")), plan.getString("type"));
                }
            }
        }
        throw new AssertionError("the server does not say how it reads the table");
    }

    private Workshop workshop(Shape shape) {
        Workshop workshop = Workshop.open(directory)
                .policy("thing", """
                        rules:
                          - {data: thing, since: started, keep: 30 days, then: purge, limits: {share-of-table: 100%}}
                        tests:
                          - {as-of: 2026-11-22, row: {started: 2026-01-01}, expect: purge}
                        """)
                .map("thing: {table: SCHEMA.thing, key: [" + shape.primary()
                        + "], dates: {started: {type: datetime, zone: UTC}}" + shape.children() + "}");
        workshop.sql("CREATE TABLE thing (" + shape.columns() + ", started DATETIME, young BOOLEAN, PRIMARY KEY ("
                + shape.primary() + "), KEY (started))");
        List<String> rows = IntStream.rangeClosed(1, ROWS)
                .mapToObj(n -> "(" + String.format(Locale.ROOT, shape.values(), n) + ", "
                        + (n % 10 == 0 ? "'2999-01-01', TRUE" : "'2025-03-01' + INTERVAL " + n % 300 + " DAY, FALSE")
                        + ")")
                .toList();
        Stream.of(rows.subList(0, ROWS / 2), rows.subList(ROWS / 2, ROWS))
                .forEach(some -> workshop.sql("INSERT INTO thing VALUES " + String.join(",", some)));
        return workshop.sql("ANALYZE TABLE thing");
    }
}
