package io.lethe.bench;

import io.lethe.testing.TestSchema;
import java.io.IOException;
import java.util.Locale;

/**
 * {@code ReplayBenchmark [rows]}: a table of so many rows, a fifth of which is purged, comes back and is purged again. Each figure is of a whole
 * command, with the start of Java.
 */
final class ReplayBenchmark {
    private static final int DUE_OF = 5;

    private final TestSchema schema;
    private final Installation lethe;

    private ReplayBenchmark(TestSchema schema, Installation lethe) {
        this.schema = schema;
        this.lethe = lethe;
    }

    public static void main(String[] arguments) throws IOException {
        long rows = arguments.length == 0 ? 10_000_000 : Long.parseLong(arguments[0]);
        TestSchema schema = Server.schema();
        fill(schema, rows);
        System.out.println(Server.facts(schema));
        new ReplayBenchmark(schema, Installation.make(schema, Task.PURGE)).measure(rows);
        System.exit(0);
    }

    private static void fill(TestSchema schema, long rows) {
        schema.sql()
                .execute("CREATE TABLE activity (id BIGINT NOT NULL PRIMARY KEY, created_at DATETIME NOT NULL,"
                        + " KEY activity_created_at (created_at)) ENGINE = InnoDB");
        schema.sql()
                .execute("INSERT INTO activity SELECT n, UTC_TIMESTAMP() - INTERVAL IF(n < " + rows / DUE_OF
                        + ", 69120000, 17280000) - n MOD 8640000 SECOND FROM (" + ActivityTable.numbers()
                        + ") AS numbers WHERE n < " + rows);
        schema.sql().execute("CREATE TABLE backup AS SELECT * FROM activity WHERE id < " + rows / DUE_OF);
        schema.sql().execute("ANALYZE TABLE activity");
    }

    private void measure(long rows) {
        measure(String.format(Locale.ROOT, "lethe run, %,d rows", rows / DUE_OF), "run");
        schema.sql().execute("INSERT INTO activity SELECT * FROM backup");
        expect(rows);
        measure(String.format(Locale.ROOT, "lethe replay --plan over %,d rows", rows), "replay", "bench", "--plan");
        measure("lethe replay --run", "replay", "bench", "--run");
        expect(rows - rows / DUE_OF);
    }

    private void expect(long rows) {
        long there = schema.sql().fetchSingle("SELECT COUNT(*) FROM activity").get(0, Long.class);
        if (there != rows) {
            throw new IllegalStateException("expected " + rows + " rows but was " + there);
        }
    }

    private void measure(String what, String... command) {
        long begun = System.nanoTime();
        lethe.lethe(command);
        System.out.printf(Locale.ROOT, "%-40s %7.1f s   %s%n", what, (System.nanoTime() - begun) / 1e9, lethe.heap());
    }
}
