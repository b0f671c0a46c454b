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

/** {@code TaskBenchmark task [rows [rounds]]}: see the package. The result goes to the standard output and to target/. */
final class TaskBenchmark {
    private final PrintWriter out;
    private final Task task;
    private final ActivityTable table;

    private TaskBenchmark(PrintWriter out, Task task, ActivityTable table) {
        this.out = out;
        this.task = task;
        this.table = table;
    }

    public static void main(String[] arguments) throws IOException, SQLException {
        Task task = Task.named(arguments[0]);
        long rows = arguments.length < 2 ? 1_000_000 : Long.parseLong(arguments[1]);
        int rounds = arguments.length < 3 ? 1 : Integer.parseInt(arguments[2]);
        Path result = Path.of("target", task + "-benchmark.txt");
        TestSchema schema = Server.schema();
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(result, StandardCharsets.UTF_8), true)) {
            TaskBenchmark benchmark = new TaskBenchmark(out, task, ActivityTable.make(schema, rows));
            benchmark.say(Server.facts(schema));
            List<Contestant> contestants = contestants(task, schema);
            benchmark.statements(new StatementTimes(schema), contestants.getLast());
            for (int round = 0; round < rounds; round++) {
                benchmark.round(contestants);
            }
        }
        // The embedded server's own threads would keep the process alive.
        System.exit(0);
    }

    private static List<Contestant> contestants(Task task, TestSchema schema) throws IOException {
        List<Contestant> contestants = new ArrayList<>(task.others(schema));
        if (!PtArchiver.isToBeHad()) {
            contestants.removeIf(PtArchiver.class::isInstance);
        }
        contestants.add(new LetheRun(Installation.make(schema, task)));
        return contestants;
    }

    private void round(List<Contestant> contestants) throws SQLException {
        for (Contestant contestant : contestants) {
            table.restore();
            ProcessorTime before = ProcessorTime.now();
            long begun = System.nanoTime();
            contestant.act();
            double seconds = (System.nanoTime() - begun) / 1e9;
            ProcessorTime spent = ProcessorTime.now().since(before);
            task.expectDone(table);
            say(String.format(
                    Locale.ROOT,
                    "%-66s %6.1f s  %,9.0f rows/s  %s  %s",
                    contestant.name(),
                    seconds,
                    table.due() / seconds,
                    spent,
                    contestant.remark()));
        }
    }

    /**
     * Before anybody is measured, and with the server's log of statements, which costs a little: what is rows, what evidence, what checks. Java has its
     * classes laid out then for the runs that follow, as it has on an operator's second night.
     */
    private void statements(StatementTimes times, Contestant lethe) throws SQLException {
        table.restore();
        say("server seconds, statements: lethe run");
        times.of(lethe).forEach(this::say);
        task.expectDone(table);
    }

    private void say(String line) {
        out.println(line);
        System.out.println(line);
    }
}
