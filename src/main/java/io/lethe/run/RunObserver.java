package io.lethe.run;

import io.lethe.ledger.receipt.RunId;
import io.lethe.plan.RunPlan;

/** Is told how a run goes on. Called from several threads; must return quickly and never throw. */
public interface RunObserver {
    /** The plan that is going to be executed; {@code resumed} when it is an earlier run's. */
    void started(RunId run, RunPlan plan, boolean resumed);

    /** The run waits: for another engine, for the relay, for locks. */
    void waiting(String reason);

    /** {@code rows} more rows of the step with this number are gone. */
    void progressed(int step, long rows);

    /** A segment's last day is over, and it was removed from its archive. */
    default void expired(RecordedSegment segment) {}

    /** A segment's last day is over, and it stays. */
    default void kept(RecordedSegment segment, String why) {}

    /** Observes nothing. */
    RunObserver NONE = new RunObserver() {
        @Override
        public void started(RunId run, RunPlan plan, boolean resumed) {}

        @Override
        public void waiting(String reason) {}

        @Override
        public void progressed(int step, long rows) {}
    };
}
