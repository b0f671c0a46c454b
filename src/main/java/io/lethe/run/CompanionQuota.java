package io.lethe.run;

import io.lethe.action.ChunkResult;
import io.lethe.action.Quota;
import java.util.HashMap;
import java.util.Map;

/** What one partition takes of a run's {@link Allowance} for rows that go with others; what a chunk takes and does not delete is given back. For one thread. */
final class CompanionQuota implements Quota {
    private final Allowance allowance;
    private final Map<Integer, Integer> taken = new HashMap<>();

    CompanionQuota(Allowance allowance) {
        this.allowance = allowance;
    }

    @Override
    public int take(int step, int rows) {
        int granted = allowance.take(step, rows);
        taken.merge(step, granted, Integer::sum);
        return granted;
    }

    /** After each chunk. */
    void settle(ChunkResult result) {
        taken.forEach(
                (step, rows) -> allowance.giveBack(step, rows - result.along().getOrDefault(step, 0)));
        taken.clear();
    }
}
