package io.lethe.metrics;

import io.lethe.run.RunSummary.StepSummary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the steps of a run came to, with those together that monitoring cannot tell apart: several rules of a policy may do the same to one table.
 */
record StepTotals(long done, long skipped) {
    /** By what monitoring tells steps apart. */
    record Kind(String category, String action, String table) {}

    static Map<Kind, StepTotals> of(List<StepSummary> steps) {
        Map<Kind, StepTotals> totals = new LinkedHashMap<>();
        for (StepSummary step : steps) {
            totals.merge(
                    new Kind(step.category(), step.action(), step.table()),
                    new StepTotals(step.done(), step.skipped()),
                    StepTotals::plus);
        }
        return totals;
    }

    private StepTotals plus(StepTotals other) {
        return new StepTotals(done + other.done, skipped + other.skipped);
    }
}
