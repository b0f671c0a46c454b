package io.lethe.cli.record;

import io.lethe.cli.terminal.Json;
import io.lethe.policy.Dataset;
import io.lethe.policy.Policy;
import io.lethe.policy.PolicySet;
import java.util.List;

/**
 * One policy, in the words of a record of processing activities.
 *
 * @param tables where its data live
 * @param limits what happens when, a sentence for each rule
 */
record Activity(Policy policy, List<String> tables, List<String> limits) {
    Activity {
        tables = List.copyOf(tables);
        limits = List.copyOf(limits);
    }

    static Activity of(Policy policy, PolicySet policies) {
        List<String> tables = policy.rules().stream()
                .flatMap(rule -> policies.dataset(rule.data()).stream())
                .map(Dataset::table)
                .distinct()
                .map(Object::toString)
                .toList();
        return new Activity(
                policy, tables, policy.rules().stream().map(RuleWords::of).toList());
    }

    Clause clause() {
        return Clause.first(policy.notice());
    }

    String basis() {
        return policy.basis().type() + ": " + policy.basis().reference();
    }

    Json json() {
        return Json.object()
                .put("category", policy.category())
                .put("title", policy.title())
                .put("owner", policy.owner())
                .put("purpose", policy.purpose())
                .put("basis", basis())
                .put("notice", policy.notice())
                .put("tables", tables)
                .put("limits", limits)
                .put("policy", policy.source().name())
                .put("reviewBy", policy.reviewBy());
    }
}
