package io.lethe.metrics;

import static io.lethe.metrics.Gauge.ROWS_OVERDUE;
import static io.lethe.metrics.Gauge.ROWS_OVERDUE_COUNTED;
import static io.lethe.metrics.Gauge.RUN_ENDED;
import static io.lethe.metrics.Gauge.RUN_ROWS;
import static io.lethe.metrics.Gauge.RUN_ROWS_SKIPPED;
import static io.lethe.metrics.Gauge.RUN_STARTED;
import static io.lethe.metrics.Gauge.RUN_STATE;
import static io.lethe.metrics.Gauge.TARGET_PAUSED;

import io.lethe.plan.Overdue;
import io.lethe.plan.PlanRefusedException;
import io.lethe.policy.name.TargetName;
import io.lethe.run.RunSummary;
import io.lethe.run.Runs;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one target showed when it was looked at.
 *
 * @param latest its latest run, empty if it never had one
 * @param overdue null where policies and tables do not fit each other
 */
record TargetReading(
        boolean paused, List<RunSummary> latest, @Nullable Counted overdue) {
    private static final Logger LOG = LoggerFactory.getLogger(TargetReading.class);

    /** Overdue rows grow by the day, and a count reads an index of each table: six times an hour is often enough. */
    private static final Duration COUNT_LASTS = Duration.ofMinutes(10);

    TargetReading {
        latest = List.copyOf(latest);
    }

    /** How many rows were overdue, and when. */
    record Counted(Overdue rows, Instant at) {}

    /**
     * Looks at it.
     *
     * @param former what it showed the last time; null if it did not
     */
    static TargetReading of(TargetName target, Runs runs, @Nullable TargetReading former, Instant now)
            throws SQLException {
        Counted lately = former == null ? null : former.overdue;
        boolean fresh = lately != null && now.isBefore(lately.at().plus(COUNT_LASTS));
        Counted overdue = fresh ? lately : count(runs, now);
        if (overdue == null && (former == null || lately != null)) {
            // Once, and not each minute until somebody comes.
            LOG.warn("policies and tables do not fit each other: lethe check --against {} tells how", target);
        }
        return new TargetReading(runs.paused(), runs.latest(1), overdue);
    }

    @SuppressWarnings("UnusedException") // Check tells which problems they are, at length.
    private static @Nullable Counted count(Runs runs, Instant now) throws SQLException {
        try {
            return new Counted(runs.overdue(now), now);
        } catch (PlanRefusedException e) {
            return null;
        }
    }

    void show(TargetName target, Readings readings) {
        readings.flag(TARGET_PAUSED, paused, target);
        latest.forEach(run -> show(target, run, readings));
        if (overdue != null) {
            readings.time(ROWS_OVERDUE_COUNTED, overdue.at(), target);
            overdue.rows().rows().forEach((category, rows) -> readings.count(ROWS_OVERDUE, rows, target, category));
        }
    }

    private static void show(TargetName target, RunSummary run, Readings readings) {
        readings.time(RUN_STARTED, run.startedAt(), target);
        if (run.endedAt() != null) {
            readings.time(RUN_ENDED, run.endedAt(), target);
        }
        for (RunSummary.State state : RunSummary.State.values()) {
            readings.flag(RUN_STATE, run.state() == state, target, state);
        }
        StepTotals.of(run.steps()).forEach((step, rows) -> {
            readings.count(RUN_ROWS, rows.done(), target, step.category(), step.action(), step.table());
            readings.count(RUN_ROWS_SKIPPED, rows.skipped(), target, step.category(), step.action(), step.table());
        });
    }
}
