package io.lethe;

import io.lethe.ledger.LedgerCorruptException;
import io.lethe.run.StopSignal;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** While serving: takes to the anchors whatever is open, again and again. A run does so at its own end; this is for an anchor that was away. */
final class AnchorRounds implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AnchorRounds.class);

    /** An authority that was away is asked six times an hour: no burden to it, and soon enough for backlogs of days. */
    private static final Duration PAUSE = Duration.ofMinutes(10);

    private final Wiring wiring;
    private final StopSignal stop;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("lethe-anchors").factory());

    private @Nullable Future<?> rounds;

    /** {@code stop} is asked if an anchor shows that the ledger is not what it was. */
    AnchorRounds(Wiring wiring, StopSignal stop) {
        this.wiring = wiring;
        this.stop = stop;
    }

    /** The first round begins at once; where no anchor is configured there is none. */
    void start() {
        if (!wiring.anchors().isEmpty()) {
            rounds = timer.scheduleWithFixedDelay(this::round, 0, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void round() {
        try {
            wiring.ledger().anchoring().anchor();
        } catch (LedgerCorruptException e) {
            LOG.error("LEDGER_CORRUPT {}", e.getMessage());
            stop.ask("the ledger is corrupt");
            throw e;
        } catch (SQLException | RuntimeException e) {
            // A round that throws would be the last one, and nobody would know.
            LOG.error("anchoring failed; the next round tries again", e);
        }
    }

    @Override
    public void close() {
        if (rounds != null) {
            rounds.cancel(true);
        }
        timer.shutdownNow();
    }
}
