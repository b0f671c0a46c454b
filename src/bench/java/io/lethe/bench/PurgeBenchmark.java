package io.lethe.bench;

import io.lethe.testing.TestSchema;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@code PurgeBenchmark [rows [rounds]]}: see the package. The result goes to the standard output and to target/. */
final class PurgeBenchmark {
    private static final Path RESULT = Path.of("target", "purge-benchmark.txt");

    private final PrintWriter out;
    private final ActivityTable table;

    private PurgeBenchmark(PrintWriter out, ActivityTable table) {
        this.out = out;
        this.table = table;
    }

    public static void main(String[] arguments) throws IOException, SQLException {
        long rows = arguments.length == 0 ? 1_000_000 : Long.parseLong(arguments[0]);
        int rounds = arguments.length < 2 ? 1 : Integer.parseInt(arguments[1]);
        TestSchema schema = Server.schema();
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(RESULT, StandardCharsets.UTF_8), true)) {
            PurgeBenchmark benchmark = new PurgeBenchmark(out, ActivityTable.make(schema, rows));
            benchmark.say(Server.facts(schema));
            List<Contestant> contestants = contestants(schema);
            for (int round = 0; round < rounds; round++) {
                benchmark.round(contestants);
            }
        }
        // The embedded server's own threads would keep the process alive.
        System.exit(0);
    }

    private static List<Contestant> contestants(TestSchema schema) throws IOException {
        List<Contestant> contestants = new ArrayList<>();
        contestants.add(new OneStatement(schema));
        if (PtArchiver.isToBeHad()) {
            contestants.add(new PtArchiver(schema, 1_000));
            contestants.add(new PtArchiver(schema, 5_000));
        }
        contestants.add(new LetheRun(Installation.make(schema)));
        return contestants;
    }

    private void round(List<Contestant> contestants) throws SQLException {
        for (Contestant contestant : contestants) {
            table.restore();
            long begun = System.nanoTime();
            contestant.purge();
            double seconds = (System.nanoTime() - begun) / 1e9;
            table.expectPurged();
            say(String.format(
                    Locale.ROOT,
                    "%-60s %6.1f s  %,9.0f rows/s  %s",
                    contestant.name(),
                    seconds,
                    table.due() / seconds,
                    contestant.remark()));
        }
    }

    private void say(String line) {
        out.println(line);
        System.out.println(line);
    }
}
