package io.lethe.schedule;

import io.lethe.policy.name.Category;
import io.lethe.run.StopSignal;
import java.time.Instant;

/** What is done when it is time: a run of the category. */
@FunctionalInterface
public interface FiringAction {
    /**
     * Called within the category's window, for one category at most once at a time over all engines, for several categories at
     * once from several threads. Returns when the run has ended. {@code stop} is asked at {@code windowEnd}, or before when the
     * engine is closed; the action ends in an orderly way soon after.
     *
     * <p>An exception ends this firing only, and the next one tries again. What must end the engine, the action ends it by itself.
     */
    void fired(Category category, Instant windowEnd, StopSignal stop);
}
