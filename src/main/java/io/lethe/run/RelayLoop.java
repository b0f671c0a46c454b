package io.lethe.run;

import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Keeps relaying while a run deletes, on a thread of its own, and publishes a checkpoint about once a minute. When it fails it stays dead and the
 * run fails with it: deletion without evidence is not an option that somebody may choose by not looking.
 */
final class RelayLoop implements AutoCloseable {
    /** Between looks at the backlog, which cost nothing: so often many workers' receipts are noticed before the workers must wait. */
    private static final Duration LOOK = Duration.ofMillis(50);

    /** Two workers write some twenty receipts a second. A round for each of them would take the ledger's lock, and force its disk, for each. */
    private static final int LOOKS = 5;

    private static final Duration BETWEEN_CHECKPOINTS = Duration.ofSeconds(60);

    private final ReceiptRelay relay;
    private final Backlog backlog;
    private final StopSignal end = new StopSignal();
    private final Thread thread;
    private volatile @Nullable Exception failure;

    RelayLoop(ReceiptRelay relay, Backlog backlog) {
        this.relay = relay;
        this.backlog = backlog;
        this.thread = Thread.ofPlatform().name("lethe-relay").daemon(true).unstarted(this::loop);
    }

    RelayLoop start() {
        thread.start();
        return this;
    }

    private void loop() {
        long published = System.nanoTime();
        try {
            while (!end.asked()) {
                backlog.relayed(relay.relay());
                if (System.nanoTime() - published > BETWEEN_CHECKPOINTS.toNanos()) {
                    relay.checkpoint();
                    published = System.nanoTime();
                }
                rest();
            }
        } catch (SQLException | RuntimeException e) {
            failure = e;
        }
    }

    private void rest() {
        int look = 0;
        while (look < LOOKS && !backlog.isPilingUp() && !end.await(LOOK)) {
            look++;
        }
    }

    /** Throws what killed the relay, if it is dead. */
    void failIfDead() throws SQLException {
        Exception cause = failure;
        switch (cause) {
            case null -> {}
            case SQLException sql -> throw sql;
            case RuntimeException runtime -> throw runtime;
            default -> throw new IllegalStateException(cause);
        }
    }

    /** Ends the loop and waits for the round under way. What it has not carried, {@link ReceiptRelay#relayAll} or the next run does. */
    @Override
    public void close() {
        end.ask("closed");
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
