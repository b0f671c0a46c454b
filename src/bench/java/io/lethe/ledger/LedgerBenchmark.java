package io.lethe.ledger;

import io.lethe.ledger.key.KeyDirectory;
import io.lethe.ledger.row.Commitments;
import io.lethe.ledger.row.RowKeys;
import io.lethe.testing.TestSchema;
import io.lethe.testing.TestServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * {@code LedgerBenchmark [leaves]}, 1,000,000 unless told: leaves that are chunks of five rows each, as the relay brings them. Each rate
 * stands beside the processors' time that it took here and, if the server is the embedded one, there: on a busy machine that is the figure
 * to go by. The result goes to the standard output and to target/.
 */
final class LedgerBenchmark {

    /** As many as the relay carries at a time. */
    private static final int BATCH = 200;

    private static final int ROWS = 5;
    private static final int PROOFS = 500;

    private final PrintWriter out;
    private final int leaves;
    private final Ledger ledger;

    private LedgerBenchmark(PrintWriter out, int leaves, Ledger ledger) {
        this.out = out;
        this.leaves = leaves;
        this.ledger = ledger;
    }

    public static void main(String[] arguments) throws IOException {
        int leaves = arguments.length == 0 ? 1_000_000 : Integer.parseInt(arguments[0]);
        TestSchema schema = TestServer.freshSchema("benchmark");
        KeyDirectory keys = KeyDirectory.create(
                Files.createTempDirectory("lethe").resolve("keys"), "ledger.example.org/benchmark", Keys.random(1));
        OwnDatabase own = new OwnDatabase(schema.dataSource(), schema.dialect());
        Ledger ledger = new Ledger(own, keys, InstantSource.fixed(Entries.NOW));
        Path result = Path.of("target", "ledger-benchmark.txt");
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(result, StandardCharsets.UTF_8), true)) {
            LedgerBenchmark benchmark = new LedgerBenchmark(out, leaves, ledger);
            benchmark.say(schema.sql().fetchSingle("SELECT VERSION()").get(0, String.class) + ", "
                    + Runtime.getRuntime().availableProcessors() + " processors; leaves of "
                    + Entries.relayed(leaves, ROWS).entry().bytes().length + " bytes, each with commitments to " + ROWS
                    + " rows");
            benchmark.measure();
        }
        // The embedded server's own threads would keep the process alive.
        System.exit(0);
    }

    private void measure() {
        ledger.open();
        rate("append, leaves", leaves, this::append);
        rate("checkpoint, leaves", leaves, ledger::checkpoint);
        proofs();
        for (int round = 0; round < 3; round++) {
            rate("verify, leaves", leaves, () -> ledger.verify().expectHolds());
        }
        long[] ids = LongStream.range(0, 1_000_000).toArray();
        rate(
                "commitments",
                ids.length,
                () -> Commitments.of(Keys.epochKey(1), Entries.CUSTOMER, new RowKeys.LongRowKeys(ids)));
    }

    private void append() {
        for (int from = 1; from <= leaves; from += BATCH) {
            int end = Math.min(from + BATCH - 1, leaves);
            ledger.appendReceipts(IntStream.rangeClosed(from, end)
                    .mapToObj(chunk -> Entries.relayed(chunk, ROWS))
                    .toList());
        }
    }

    private void proofs() {
        SplittableRandom random = new SplittableRandom(1);
        double[] millis = new double[PROOFS];
        for (int i = 0; i < PROOFS; i++) {
            long start = System.nanoTime();
            ledger.prove(random.nextLong(leaves));
            millis[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        say(String.format(
                Locale.ROOT, "proof: median %.1f ms, p99 %.1f ms, max %.1f ms",
                millis[PROOFS / 2],
                millis[PROOFS * 99 / 100],
                millis[PROOFS - 1]));
    }

    private void rate(String what, int count, Runnable work) {
        long start = System.nanoTime();
        double here = processorSeconds(ProcessHandle.current());
        double there = serverSeconds();
        work.run();
        double seconds = (System.nanoTime() - start) / 1e9;
        say(String.format(
                Locale.ROOT,
                "%s: %,d in %.1f s, %,.0f/s; of processors %.1f s here, %.1f s in the server",
                what,
                count,
                seconds,
                count / seconds,
                processorSeconds(ProcessHandle.current()) - here,
                serverSeconds() - there));
    }

    /** Of the embedded server, which is this process's only child; zero for one that was there before. */
    private static double serverSeconds() {
        return ProcessHandle.current()
                .descendants()
                .mapToDouble(LedgerBenchmark::processorSeconds)
                .sum();
    }

    private static double processorSeconds(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e9;
    }

    private void say(String line) {
        out.println(line);
        System.out.println(line);
    }
}
