package io.lethe.policy.read;

import io.lethe.policy.Condition;
import io.lethe.policy.Place;
import io.lethe.policy.field.Problems;
import io.lethe.policy.name.DatasetId;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells of rules, in whatever files, that may claim one row. */
final class Overlaps {
    private final Map<DatasetId, List<Claim>> claims = new HashMap<>();

    /** A rule's claim to rows of a dataset. */
    private record Claim(RuleDraft rule, Condition when, ZoneId zone, Problems problems) {
        Place place() {
            return problems.place(rule.node().mark());
        }
    }

    void check(PolicyDraft policy, Datasets datasets) {
        ZoneId zone = policy.zone();
        for (RuleDraft rule : policy.rules()) {
            DatasetId data = rule.data();
            ConditionDraft when = rule.when();
            if (data != null && when != null && datasets.find(data).isPresent()) {
                add(data, new Claim(rule, when.condition(), zone == null ? ZoneOffset.UTC : zone, policy.problems()));
            }
        }
    }

    private void add(DatasetId data, Claim claim) {
        List<Claim> earlier = claims.computeIfAbsent(data, ignored -> new ArrayList<>());
        Optional<Claim> other =
                earlier.stream().filter(each -> mayMeet(each, claim)).findFirst();
        other.ifPresent(each -> claim.problems()
                .error(
                        claim.rule().node(),
                        "this rule and " + each.rule().node().path() + " at " + each.place()
                                + " may claim the same row of " + data,
                        "Let their conditions exclude each other, for example by different values of one column."));
        earlier.add(claim);
    }

    private static boolean mayMeet(Claim one, Claim other) {
        return !new Exclusion(one.zone(), other.zone()).isProven(one.when(), other.when());
    }
}
