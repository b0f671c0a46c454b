package io.lethe.run;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** An application that goes on writing to {@link Activity}'s table while rows are deleted from it: it adds rows, due and not due, and renews others. */
final class Traffic implements AutoCloseable {
    /** Above all ids that the activity itself gives. */
    private static final long FIRST_ID = 10_000_000;

    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final int DEADLOCK = 1213;
    private static final int LOCK_WAIT_TIMEOUT = 1205;

    private final Workshop workshop;
    private final SplittableRandom random;
    private final StopSignal end = new StopSignal();
    private final AtomicLong added = new AtomicLong();
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final Future<?> writing;

    private Traffic(Workshop workshop, SplittableRandom random) {
        this.workshop = workshop;
        this.random = random;
        this.writing = thread.submit(() -> {
            write();
            return null;
        });
    }

    static Traffic on(Workshop workshop, SplittableRandom random) {
        return new Traffic(workshop, random);
    }

    private void write() throws SQLException {
        try (Connection connection = workshop.schema().dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            while (!end.await(PAUSE)) {
                long id = FIRST_ID + added.get();
                if (succeeds(
                        statement,
                        "INSERT INTO activity VALUES (" + id + ", DATE '2023-01-01' + INTERVAL " + random.nextInt(700)
                                + " DAY), (" + (id + 1) + ", UTC_TIMESTAMP() - INTERVAL 29 DAY)")) {
                    added.addAndGet(2);
                }
                long renewed = random.nextLong(id - FIRST_ID + 2) + (random.nextBoolean() ? FIRST_ID : 0);
                succeeds(
                        statement,
                        "UPDATE activity SET created_at = '2999-01-01' WHERE id BETWEEN " + renewed + " AND "
                                + (renewed + 3));
            }
        }
    }

    /** Applications live with deadlocks and lock timeouts, and so does this one. */
    private static boolean succeeds(Statement statement, String sql) throws SQLException {
        try {
            statement.execute(sql);
            return true;
        } catch (SQLException e) {
            if (e.getErrorCode() == DEADLOCK || e.getErrorCode() == LOCK_WAIT_TIMEOUT) {
                return false;
            }
            throw e;
        }
    }

    /** How many rows it has added. */
    long added() {
        return added.get();
    }

    /** Returns when the last statement is over; fails if one went wrong. */
    @Override
    public void close() {
        end.ask("enough");
        thread.close();
        if (writing.state() == Future.State.FAILED) {
            throw new IllegalStateException(writing.exceptionNow());
        }
    }
}
