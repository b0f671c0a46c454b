package io.lethe.bench;

import io.lethe.testing.TestSchema;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** {@code HeapBenchmark task [rows]...}: what one run holds of the heap, for tables of several sizes; 10^5, 10^6 and 10^7 rows unless told. */
final class HeapBenchmark {
    private static final List<String> SIZES = List.of("100000", "1000000", "10000000");

    private HeapBenchmark() {}

    public static void main(String[] arguments) throws IOException, SQLException {
        Task task = Task.named(arguments[0]);
        List<String> sizes =
                arguments.length < 2 ? SIZES : Arrays.asList(arguments).subList(1, arguments.length);
        Path result = Path.of("target", task + "-heap.txt");
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(result, StandardCharsets.UTF_8), true)) {
            for (String size : sizes) {
                String line = line(task, Long.parseLong(size));
                out.println(line);
                System.out.println(line);
            }
        }
        // The embedded server's own threads would keep the process alive.
        System.exit(0);
    }

    private static String line(Task task, long rows) throws IOException, SQLException {
        TestSchema schema = Server.schema();
        ActivityTable table = ActivityTable.make(schema, rows);
        table.restore();
        Installation installation = Installation.make(schema, task);
        long begun = System.nanoTime();
        installation.lethe("run", "activity");
        double seconds = (System.nanoTime() - begun) / 1e9;
        task.expectDone(table);
        return String.format(
                Locale.ROOT,
                "%-10s %,12d rows, %,11d due: %s, %.1f s",
                task,
                rows,
                table.due(),
                installation.heap(),
                seconds);
    }
}
