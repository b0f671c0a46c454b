package io.lethe.run;

import io.lethe.action.Skipped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What this engine's part of a run has come to, by step. The receipts are the truth; this is for the progress bar and the reasons. Safe for several threads. */
final class RunTally {
    /** Rows gone, and rows left alone. */
    record Count(long rows, Skipped skipped) {
        static final Count NONE = new Count(0, Skipped.NONE);

        Count plus(Count other) {
            return new Count(rows + other.rows, skipped.plus(other.skipped));
        }
    }

    private final Map<Integer, Count> steps = new ConcurrentHashMap<>();

    void add(int step, long rows, Skipped skipped) {
        steps.merge(step, new Count(rows, skipped), Count::plus);
    }

    Count of(int step) {
        return steps.getOrDefault(step, Count.NONE);
    }

    long rows() {
        return steps.values().stream().mapToLong(Count::rows).sum();
    }
}
