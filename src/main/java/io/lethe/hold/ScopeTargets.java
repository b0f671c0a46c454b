package io.lethe.hold;

import io.lethe.policy.DataMap;
import io.lethe.policy.Dataset;
import io.lethe.policy.Policy;
import io.lethe.policy.PolicySet;
import io.lethe.policy.Rule;
import io.lethe.policy.name.Category;
import io.lethe.policy.name.DatasetId;
import io.lethe.policy.name.TargetName;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which targets a hold concerns, by the policies and maps adopted now. */
public final class ScopeTargets {
    private final PolicySet policies;

    public ScopeTargets(PolicySet policies) {
        this.policies = policies;
    }

    /** The targets of a hold that is being ordered; never empty. Refuses a scope that would hold nothing. */
    public SortedSet<TargetName> require(Scope scope) {
        switch (scope) {
            case Scope.Row row -> requireKey(row);
            case Scope.Subject subject -> {}
            case Scope.Whole whole -> requirePolicy(whole.category());
        }
        SortedSet<TargetName> targets = find(scope);
        if (targets.isEmpty()) {
            throw new HoldRefusedException(
                    "expected a dataset with a subject column but no map has one; hold the rows by their"
                            + " keys or the whole category");
        }
        return targets;
    }

    /** The targets of a hold whenever it was ordered; empty where its dataset or category is no longer known. */
    public SortedSet<TargetName> find(Scope scope) {
        return switch (scope) {
            case Scope.Row row -> policies.targetOf(row.data()).stream().collect(Collectors.toCollection(TreeSet::new));
            case Scope.Subject subject -> targetsWithSubjects();
            case Scope.Whole whole -> targetsOf(whole.category());
        };
    }

    private SortedSet<TargetName> targetsWithSubjects() {
        return policies.maps().stream()
                .filter(map -> map.datasets().stream()
                        .anyMatch(dataset -> dataset.subject() != null || dataset.files() != null))
                .map(DataMap::target)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private SortedSet<TargetName> targetsOf(Category category) {
        return policies.policy(category).stream()
                .flatMap(policy -> policy.rules().stream())
                .map(Rule::data)
                .flatMap(data -> policies.targetOf(data).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void requireKey(Scope.Row row) {
        Dataset dataset = policies.dataset(row.data())
                .orElseThrow(() -> unknown("dataset", row.data().name(), datasets()));
        int expected = dataset.key().size();
        if (row.key().size() != expected) {
            throw new HoldRefusedException("dataset " + dataset.id() + ": expected " + expected + " key "
                    + (expected == 1 ? "value" : "values") + " ("
                    + dataset.key().stream().map(Object::toString).collect(Collectors.joining(", "))
                    + ") but was " + row.key().size());
        }
    }

    private void requirePolicy(Category category) {
        if (policies.policy(category).isEmpty()) {
            throw unknown(
                    "category",
                    category.name(),
                    policies.policies().stream()
                            .map(Policy::category)
                            .map(Category::name)
                            .toList());
        }
    }

    private Collection<String> datasets() {
        return policies.maps().stream()
                .flatMap(map -> map.datasets().stream())
                .map(Dataset::id)
                .map(DatasetId::name)
                .toList();
    }

    private static HoldRefusedException unknown(String what, String name, Collection<String> known) {
        return new HoldRefusedException("expected a known " + what + " but was \"" + name + "\"; known are "
                + known.stream().sorted().collect(Collectors.joining(", ")));
    }
}
