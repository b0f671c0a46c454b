package io.lethe.ledger;

import io.lethe.ledger.entry.Entry;
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
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Figures, not a test: {@code LedgerBenchmark [leaves]}, 1,000,000 unless told; the result goes to target/. */
final class LedgerBenchmark {

    private static final int BATCH = 1000;
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
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(result, StandardCharsets.UTF_8))) {
            new LedgerBenchmark(out, leaves, ledger).measure();
        }
        // The embedded server's own threads would keep the process alive.
        System.exit(0);
    }

    private void measure() {
        ledger.open();
        rate("append", leaves, this::append);
        rate("checkpoint over leaves", leaves, ledger::checkpoint);
        proofs();
        rate("verify", leaves, () -> ledger.verify().expectHolds());
        rate("receipts of 5 rows, appended", 2000, this::receipts);
        long[] ids = LongStream.range(0, 1_000_000).toArray();
        rate(
                "commitments",
                ids.length,
                () -> Commitments.of(Keys.epochKey(1), Entries.CUSTOMER, new RowKeys.LongRowKeys(ids)));
    }

    private void append() {
        for (int from = 0; from < leaves; from += BATCH) {
            int start = from;
            ledger.append(IntStream.range(start, start + BATCH)
                    .mapToObj(i -> Entries.started(Entries.run(i)))
                    .toArray(Entry[]::new));
        }
    }

    private void receipts() {
        for (int from = 1; from <= 2000; from += 100) {
            ledger.appendReceipts(IntStream.range(from, from + 100)
                    .mapToObj(i -> Entries.relayed(i, 5))
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
        out.printf(Locale.ROOT, "proof: median %.1f ms, p99 %.1f ms%n", millis[PROOFS / 2], millis[PROOFS * 99 / 100]);
    }

    private void rate(String what, int count, Runnable work) {
        long start = System.nanoTime();
        work.run();
        double seconds = (System.nanoTime() - start) / 1e9;
        out.printf(Locale.ROOT, "%s: %,d in %.1f s, %,.0f/s%n", what, count, seconds, count / seconds);
    }
}
