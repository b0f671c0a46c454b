package io.lethe;

import io.lethe.ledger.LedgerCorruptException;
import io.lethe.metrics.Metrics;
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

/**
 * What serving does again and again: takes the ledger to others, so that what was away is served as soon as it is back, and looks
 * at the targets for monitoring.
 */
final class Rounds implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

    /** An authority that was away is asked six times an hour: no burden to it, and soon enough for backlogs of days. */
    private static final Duration ANCHORING = Duration.ofMinutes(10);

    /** Stamps are renewed months before they end; an authority that has no new certificate yet is asked in vain until it has. */
    private static final Duration RENEWING = Duration.ofDays(1);

    /** Whoever audits from outside sees what happened a minute ago; where nothing did, a round reads one file of each place. */
    private static final Duration PUBLISHING = Duration.ofMinutes(1);

    /** As often as Prometheus asks, about. */
    private static final Duration LOOKING = Duration.ofMinutes(1);

    private final String what;
    private final Duration pause;
    private final Round round;
    private final StopSignal stop;
    private final ScheduledExecutorService timer;
    private @Nullable Future<?> rounds;

    /** What is done each time. */
    private interface Round {
        void go() throws SQLException;
    }

    private Rounds(String what, Duration pause, Round round, StopSignal stop) {
        this.what = what;
        this.pause = pause;
        this.round = round;
        this.stop = stop;
        this.timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("lethe-" + what).factory());
    }

    /** To the anchors. A run does so at its own end; this is for an anchor that was away. {@code stop} is asked if one shows another history. */
    static Rounds anchoring(Wiring wiring, StopSignal stop) {
        return new Rounds(
                "anchoring", ANCHORING, () -> wiring.ledger().anchoring().anchor(), stop);
    }

    /** To the authorities, with stamps that end soon. {@code stop} is asked if the ledger is found corrupt on the way. */
    static Rounds renewing(Wiring wiring, StopSignal stop) {
        return new Rounds(
                "renewing",
                RENEWING,
                () -> wiring.ledger().anchoring().renewing().renew(false),
                stop);
    }

    /** To the places that it is published to. {@code stop} is asked if one shows another history. */
    static Rounds publishing(Wiring wiring, StopSignal stop) {
        return new Rounds("publishing", PUBLISHING, () -> wiring.publishing().publish(), stop);
    }

    /** At the targets, for monitoring. {@code stop} is asked if the ledger is found corrupt on the way. */
    static Rounds looking(Metrics metrics, StopSignal stop) {
        return new Rounds("looking", LOOKING, metrics::look, stop);
    }

    /** The first round begins at once. */
    void start() {
        rounds = timer.scheduleWithFixedDelay(this::go, 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void go() {
        try {
            round.go();
        } catch (LedgerCorruptException e) {
            LOG.error("LEDGER_CORRUPT {}", e.getMessage());
            stop.ask("the ledger is corrupt");
            throw e;
        } catch (SQLException | RuntimeException e) {
            // A round that throws would be the last one, and nobody would know.
            LOG.error("{} failed; the next round tries again", what, e);
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
