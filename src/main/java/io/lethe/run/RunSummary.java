package io.lethe.run;

import io.lethe.ledger.receipt.RunId;
import io.lethe.policy.name.TargetName;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run as listed.
 *
 * @param reason why it is not finished; empty when it is
 * @param endedAt null while it runs, or when it died and nobody has continued it yet
 */
public record RunSummary(
        RunId id,
        TargetName target,
        String plan,
        Instant asOf,
        State state,
        String reason,
        Instant startedAt,
        @Nullable Instant endedAt,
        List<StepSummary> steps) {
    public RunSummary {
        steps = List.copyOf(steps);
    }

    /** Where a run stands. */
    public enum State {
        RUNNING("running"),
        STOPPED("stopped"),
        FINISHED("finished"),
        INCOMPLETE("incomplete"),
        ABORTED("aborted");

        private final String word;

        State(String word) {
            this.word = word;
        }

        @Override
        public String toString() {
            return word;
        }
    }

    /**
     * What one step came to.
     *
     * @param action what was done to its rows, as people are told
     * @param ofObjects whether its numbers count objects at which rows pointed, not rows
     * @param remaining null until absence was verified
     */
    public record StepSummary(
            int number,
            String category,
            String action,
            String table,
            boolean ofObjects,
            long planned,
            long done,
            long skipped,
            @Nullable Long remaining) {}

    /** Rows that something was done to. */
    public long rows() {
        return done(false);
    }

    /** Objects that were removed after their last row, or had gone by then. */
    public long objects() {
        return done(true);
    }

    /** Rows and objects together, as the run's receipts have them. */
    public long done() {
        return rows() + objects();
    }

    private long done(boolean ofObjects) {
        return steps.stream()
                .filter(step -> step.ofObjects() == ofObjects)
                .mapToLong(StepSummary::done)
                .sum();
    }
}
