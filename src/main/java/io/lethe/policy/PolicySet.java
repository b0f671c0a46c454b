package io.lethe.policy;

import io.lethe.policy.name.Category;
import io.lethe.policy.name.DatasetId;
import io.lethe.policy.name.TableName;
import io.lethe.policy.name.TargetName;
import io.lethe.policy.time.DateColumn;
import java.util.List;
import java.util.Optional;

/**
 * All policies and maps that were read together and fit each other: every dataset that a rule names exists exactly once, and no
 * row is claimed by two rules.
 *
 * @param policies sorted by category
 * @param maps sorted by target
 * @param warnings what the author should look at, though it forbids nothing
 */
public record PolicySet(List<Policy> policies, List<DataMap> maps, List<Problem> warnings) {
    public PolicySet {
        policies = List.copyOf(policies);
        maps = List.copyOf(maps);
        warnings = List.copyOf(warnings);
    }

    public Optional<Policy> policy(Category category) {
        return policies.stream()
                .filter(policy -> policy.category().equals(category))
                .findFirst();
    }

    public Optional<DataMap> map(TargetName target) {
        return maps.stream().filter(map -> map.target().equals(target)).findFirst();
    }

    public Optional<Dataset> dataset(DatasetId id) {
        return maps.stream()
                .flatMap(map -> map.datasets().stream())
                .filter(dataset -> dataset.id().equals(id))
                .findFirst();
    }

    /** The target on which a dataset lives. */
    public Optional<TargetName> targetOf(DatasetId id) {
        return maps.stream()
                .filter(map ->
                        map.datasets().stream().anyMatch(dataset -> dataset.id().equals(id)))
                .map(DataMap::target)
                .findFirst();
    }

    /** The dataset whose table this is on a target; a table belongs to at most one dataset of a target. */
    public Optional<Dataset> datasetOf(TargetName target, TableName table) {
        return map(target).stream()
                .flatMap(map -> map.datasets().stream())
                .filter(dataset -> dataset.table().equals(table))
                .findFirst();
    }

    /** The column, of the rule's own dataset or of a parent, in which a rule's start stands. */
    public DateColumn startOf(Rule rule) {
        return startColumn(rule.data(), rule.since())
                .orElseThrow(() ->
                        new IllegalArgumentException("there is no date column " + rule.since() + " in " + rule.data()));
    }

    private Optional<DateColumn> startColumn(DatasetId data, Start since) {
        return switch (since) {
            case Start.Column own ->
                dataset(data).map(dataset -> dataset.dates().get(own.column()));
            case Start.Parent parent ->
                dataset(data)
                        .map(dataset -> dataset.parents().get(parent.parent()))
                        .flatMap(way -> startColumn(way.data(), new Start.Column(parent.column())));
        };
    }
}
