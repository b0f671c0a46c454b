package io.lethe.bench;

import io.lethe.testing.TestSchema;
import java.io.IOException;
import java.util.Locale;

/** {@code CertifyBenchmark [rows]}: see the package. Each figure is of a whole command, with the start of Java. */
final class CertifyBenchmark {
    private final Installation lethe;

    private CertifyBenchmark(Installation lethe) {
        this.lethe = lethe;
    }

    public static void main(String[] arguments) throws IOException {
        long rows = arguments.length == 0 ? 1_000_000 : Long.parseLong(arguments[0]);
        TestSchema schema = Server.schema();
        // Two fifths of the table are due.
        ActivityTable table = ActivityTable.make(schema, rows * 5 / 2);
        table.restore();
        CertifyBenchmark benchmark = new CertifyBenchmark(Installation.make(schema, Task.PURGE));
        System.out.println(Server.facts(schema));
        benchmark.measure(String.format(Locale.ROOT, "lethe run, %,d rows", table.due()), "run", "activity");
        benchmark.measure("certify --run", "certify", "--run", benchmark.run(), "-o", "night.zip");
        System.out.printf(Locale.ROOT, "%-40s %,7d KB%n", "  its zip", benchmark.lethe.size("night.zip") / 1024);
        benchmark.measure("verify", "verify", "night.zip", "--trust", "keys/vkey");
        benchmark.measure("certify --record", "certify", "--record", "bench.activity=1", "-o", "one.zip");
        benchmark.measure("verify", "verify", "one.zip", "--trust", "keys/vkey");
        System.exit(0);
    }

    private String run() {
        return lethe.own().sql().fetchSingle("SELECT id FROM run").get(0, String.class);
    }

    private void measure(String what, String... command) {
        long begun = System.nanoTime();
        lethe.lethe(command);
        System.out.printf(Locale.ROOT, "%-40s %7.1f s   %s%n", what, (System.nanoTime() - begun) / 1e9, lethe.heap());
    }
}
