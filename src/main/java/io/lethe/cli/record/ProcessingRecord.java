package io.lethe.cli.record;

import io.lethe.cli.terminal.Json;
import io.lethe.policy.PolicySet;
import java.util.Comparator;
import java.util.List;

/**
 * All policies, in the order of the clauses of the privacy notice that they serve first.
 *
 * @param activities one for each policy
 */
public record ProcessingRecord(List<Activity> activities) {
    public ProcessingRecord {
        activities = List.copyOf(activities);
    }

    public static ProcessingRecord of(PolicySet policies) {
        return new ProcessingRecord(policies.policies().stream()
                .map(policy -> Activity.of(policy, policies))
                .sorted(Comparator.comparing(Activity::clause))
                .toList());
    }

    public Json json() {
        return Json.document("processing-record")
                .put("activities", activities.stream().map(Activity::json).toList());
    }
}
