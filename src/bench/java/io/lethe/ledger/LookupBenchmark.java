package io.lethe.ledger;

import io.lethe.ledger.key.KeyDirectory;
import io.lethe.ledger.tree.Hash;
import io.lethe.testing.TestSchema;
import io.lethe.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * {@code LookupBenchmark [rows]}, 10,000,000 unless told: commitments to so many rows in chunks of 5,000, and how long it takes to find one of them,
 * by the index and without it. Without the start of Java and the paper: those are what {@code .ci/bench certify} measures.
 */
final class LookupBenchmark {
    private static final int ROWS_OF_A_CHUNK = 5_000;
    private static final int AT_A_TIME = 16;
    private static final int QUESTIONS = 200;

    private final TestSchema schema;
    private final Ledger ledger;
    private final int chunks;

    private LookupBenchmark(TestSchema schema, Ledger ledger, int chunks) {
        this.schema = schema;
        this.ledger = ledger;
        this.chunks = chunks;
    }

    public static void main(String[] arguments) throws IOException {
        long rows = arguments.length == 0 ? 10_000_000 : Long.parseLong(arguments[0]);
        TestSchema schema = TestServer.freshSchema("lookup");
        KeyDirectory keys = KeyDirectory.create(
                Files.createTempDirectory("lethe").resolve("keys"), "ledger.example.org/lookup", Keys.random(1));
        OwnDatabase own = new OwnDatabase(schema.dataSource(), schema.dialect());
        Ledger ledger = new Ledger(own, keys, InstantSource.fixed(Entries.NOW));
        new LookupBenchmark(schema, ledger, (int) (rows / ROWS_OF_A_CHUNK)).measure();
        // The embedded server's own threads would keep the process alive.
        System.exit(0);
    }

    private void measure() {
        ledger.open();
        time("append", this::append);
        time("checkpoint, with the index", ledger::checkpoint);
        size("commitment");
        size("commitment_bucket");
        questions("a row that is there", 0);
        questions("a row that is not", ROWS_OF_A_CHUNK);
        time("verify", () -> ledger.verify().expectHolds());
        schema.sql().execute("DELETE FROM commitment_part");
        time("a row that is there, without the index", () -> ledger.find(commitment(chunks / 2, 7)));
    }

    private void append() {
        for (int from = 1; from <= chunks; from += AT_A_TIME) {
            int end = Math.min(from + AT_A_TIME - 1, chunks);
            ledger.appendReceipts(IntStream.rangeClosed(from, end)
                    .parallel()
                    .mapToObj(chunk -> Entries.relayed(chunk, ROWS_OF_A_CHUNK))
                    .toList());
        }
    }

    private void questions(String what, int beyond) {
        SplittableRandom random = new SplittableRandom(1);
        double[] millis = new double[QUESTIONS];
        for (int i = 0; i < QUESTIONS; i++) {
            Hash commitment = commitment(random.nextInt(1, chunks + 1), beyond + random.nextInt(ROWS_OF_A_CHUNK));
            long begun = System.nanoTime();
            int found = ledger.find(commitment).size();
            millis[i] = (System.nanoTime() - begun) / 1e6;
            if (found != (beyond == 0 ? 1 : 0)) {
                throw new IllegalStateException("found " + found + " times");
            }
        }
        Arrays.sort(millis);
        System.out.printf(
                Locale.ROOT,
                "%-40s median %.1f ms, p99 %.1f ms, max %.1f ms%n",
                what,
                millis[QUESTIONS / 2],
                millis[QUESTIONS * 99 / 100],
                millis[QUESTIONS - 1]);
    }

    /** As {@link Entries#relayed} numbers rows. */
    private static Hash commitment(int chunk, int row) {
        return Keys.epochKey(1).commitment(Entries.CUSTOMER.row(Long.toString(chunk * 10_000L + row)));
    }

    private void size(String table) {
        schema.sql().execute("ANALYZE TABLE " + table);
        long bytes = schema.sql()
                .fetchSingle("SELECT data_length FROM information_schema.tables WHERE table_schema = '" + schema.name()
                        + "' AND table_name = '" + table + "'")
                .get(0, Long.class);
        System.out.printf(
                Locale.ROOT,
                "%-40s %,.1f MB, %.1f MB for 1,000,000 rows%n",
                table,
                bytes / 1e6,
                (double) bytes / ROWS_OF_A_CHUNK / chunks);
    }

    private static void time(String what, Runnable work) {
        long begun = System.nanoTime();
        work.run();
        System.out.printf(Locale.ROOT, "%-40s %.2f s%n", what, (System.nanoTime() - begun) / 1e9);
    }
}
