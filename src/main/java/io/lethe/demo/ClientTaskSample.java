package io.lethe.demo;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The ClientTask sample, by what it is made from: the same three values give the same rows, on MariaDB and on MySQL, today and
 * in ten years (as long as Datafaker keeps its lists of names).
 *
 * @param asOf its history ends when this day begins in Dublin; a run as of this day finds in every policy rows that are due,
 *     rows that are not, rows exactly at the edge and rows without a date
 * @param rows of all tables together, within a few per cent; a thousand or so are made in any case
 * @param seed another seed, other people
 */
public record ClientTaskSample(LocalDate asOf, long rows, long seed) {
    /** Enough to see a run work, and made while one reads what the demo is going to do. */
    public static final long DEFAULT_ROWS = 250_000;

    /** One thread makes rows while the other waits for the server. */
    private static final int WRITERS = 2;

    public ClientTaskSample {
        if (rows < 1) {
            throw new IllegalArgumentException("expected at least 1 row but was " + rows);
        }
    }

    /** The whole sample in the schema of {@code url} (with user and password), empty when there is none or its making was interrupted. */
    public static Optional<ClientTaskSample> in(String url) throws SQLException {
        return new SampleSchema(url).complete();
    }

    /**
     * Makes the sample in the schema of {@code url}, which must be empty or hold one whose making was interrupted.
     *
     * @param written is told after each batch how many more rows are written, by several threads at once
     */
    public void create(String url, LongConsumer written) throws SQLException {
        SampleSchema schema = new SampleSchema(url);
        schema.create();
        Queue<SampleTable> tables = new ConcurrentLinkedQueue<>(tables());
        try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
            Callable<Void> writer = () -> write(tables, schema, written);
            List<Future<Void>> all =
                    Stream.generate(() -> writers.submit(writer)).limit(WRITERS).toList();
            for (Future<Void> one : all) {
                await(one);
            }
        }
        schema.complete(this);
    }

    /** Largest first: the long ones must not be begun when everybody else has finished. */
    private List<SampleTable> tables() {
        World world = World.of(this);
        return Stream.of(
                        new CustomerTables(world).tables(),
                        new AccountTables(world).tables(),
                        new TradeTables(world).tables(),
                        new WorkTables(world).tables(),
                        new LogTables(world).tables(),
                        new WebTables(world).tables(),
                        new ServiceTables(world).tables())
                .flatMap(List::stream)
                .sorted(Comparator.comparingLong(SampleTable::rows).reversed())
                .toList();
    }

    private @Nullable Void write(Queue<SampleTable> tables, SampleSchema schema, LongConsumer written)
            throws SQLException {
        try (Connection connection = schema.open()) {
            connection.setAutoCommit(false);
            TableLoader loader = new TableLoader(connection, seed, written);
            for (SampleTable table = tables.poll(); table != null; table = tables.poll()) {
                loader.load(table);
            }
        }
        return null;
    }

    private static void await(Future<Void> writer) throws SQLException {
        try {
            writer.get();
        } catch (ExecutionException failed) {
            throw new SQLException("the sample is not whole: " + failed.getCause(), failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted; the sample is not whole, and will be made anew", interrupted);
        }
    }
}
