package io.lethe;

import io.lethe.cli.DoneRows;
import io.lethe.cli.Exit;
import io.lethe.metrics.Metrics;
import io.lethe.metrics.MetricsServer;
import io.lethe.policy.PolicySet;
import io.lethe.policy.name.Category;
import io.lethe.policy.name.TargetName;
import io.lethe.run.RunObserver;
import io.lethe.run.RunOutcome;
import io.lethe.run.RunRequest;
import io.lethe.run.Runs;
import io.lethe.run.StopSignal;
import io.lethe.schedule.Schedules;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code lethe serve}: the timetables at work until somebody asks it to stop. Booting deletes nothing: only a firing does. */
final class Serving {
    private static final Logger LOG = LoggerFactory.getLogger(Serving.class);

    private final Wiring wiring;
    private final InstantSource clock;
    private volatile boolean stopping;
    private volatile boolean cutShort;

    Serving(Wiring wiring, InstantSource clock) {
        this.wiring = wiring;
        this.clock = clock;
    }

    /** Whether a run was stopped before its end because we were: the next one continues it. */
    Exit until(StopSignal stop) throws SQLException {
        PolicySet policies = wiring.policies();
        Metrics metrics = new Metrics(wiring, clock);
        try (MetricsServer listening = listening(metrics);
                Schedules schedules = new Schedules(wiring.own(), this::fired, clock);
                Rounds anchoring = Rounds.anchoring(wiring, stop);
                Rounds renewing = Rounds.renewing(wiring, stop);
                Rounds publishing = Rounds.publishing(wiring, stop);
                Rounds looking = Rounds.looking(metrics, stop)) {
            schedules.adopt(policies);
            schedules.start();
            if (!wiring.anchors().isEmpty()) {
                anchoring.start();
                renewing.start();
            }
            if (wiring.publishes()) {
                publishing.start();
            }
            if (listening != null) {
                looking.start();
                LOG.info("telling Prometheus how everything stands on port {}", listening.port());
            }
            LOG.info("serving {} policies on {}", policies.policies().size(), wiring.targets());
            stop.await();
            stopping = true;
            LOG.info("stopping: {}", stop.reason());
        }
        return cutShort ? Exit.STOPPED : Exit.DONE;
    }

    private @Nullable MetricsServer listening(Metrics metrics) {
        InetSocketAddress address = wiring.metricsAddress();
        try {
            return address == null ? null : new MetricsServer(metrics, address);
        } catch (IOException e) {
            throw new InvalidSettingsException("metrics.listen: expected an address of this machine that is free but "
                    + address.getHostString() + ":" + address.getPort() + " is not (" + e.getMessage() + ")");
        }
    }

    private void fired(Category category, Instant windowEnd, StopSignal stop) {
        for (TargetName target : wiring.policies().targetsOf(category)) {
            if (!stop.asked() && wiring.targets().contains(target)) {
                run(category, target, stop);
            }
        }
    }

    private void run(Category category, TargetName target, StopSignal stop) {
        try {
            RunRequest request = new RunRequest(Set.of(category), null, null);
            RunOutcome outcome = wiring.runs(target).run(request, stop, RunObserver.NONE);
            LOG.info("{} on {}: {}", category, target, words(outcome, wiring.runs(target)));
            // One that its window's end stopped has nothing to do with us: it is over for today.
            if (stopping && outcome instanceof RunOutcome.Stopped) {
                cutShort = true;
            }
        } catch (SQLException e) {
            // The server's message may quote values of rows; its codes do not. The next firing tries again.
            LOG.error(
                    "{} on {}: the database failed with error {}, SQLState {}; the next firing goes on",
                    category,
                    target,
                    e.getErrorCode(),
                    e.getSQLState());
        }
    }

    private static String words(RunOutcome outcome, Runs runs) throws SQLException {
        return switch (outcome) {
            case RunOutcome.Finished finished ->
                "run " + finished.run() + " finished: "
                        + DoneRows.words(
                                finished.rows(), runs.find(finished.run()).orElse(null));
            case RunOutcome.NothingToDo nothing -> "nothing to do";
            case RunOutcome.LeftAlone left -> "nothing was done: " + left.reason();
            case RunOutcome.Stopped stopped -> "run " + stopped.run() + " stopped: " + stopped.reason();
            case RunOutcome.Incomplete incomplete -> "run " + incomplete.run() + " incomplete: " + incomplete.reason();
            case RunOutcome.Refused refused ->
                "refused: " + refused.reason() + "; plan "
                        + refused.plan().digest().hex() + " waits for approval";
        };
    }
}
