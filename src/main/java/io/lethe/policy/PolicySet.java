package io.lethe.policy;

import io.lethe.policy.name.Category;
import io.lethe.policy.name.ColumnName;
import io.lethe.policy.name.DatasetId;
import io.lethe.policy.name.TableName;
import io.lethe.policy.name.TargetName;
import io.lethe.policy.time.DateColumn;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /** The same, with relative directories of files as those under this one. */
    public PolicySet filesUnder(Path root) {
        List<DataMap> found = maps.stream().map(map -> map.filesUnder(root)).toList();
        return new PolicySet(policies, found, warnings);
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

    /** The targets where data of a category is. */
    public Set<TargetName> targetsOf(Category category) {
        return policy(category).stream()
                .flatMap(policy -> policy.rules().stream())
                .flatMap(rule -> targetOf(rule.data()).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The dataset whose table this is on a target; a table belongs to at most one dataset of a target. */
    public Optional<Dataset> datasetOf(TargetName target, TableName table) {
        return map(target).stream()
                .flatMap(map -> map.datasets().stream())
                .filter(dataset -> dataset.table().equals(table))
                .findFirst();
    }

    /** Datasets whose rows go with a row of this one: those that point at it, those that point at them, and so on; each before what it points at. */
    public Stream<Dataset> companionsOf(Dataset dataset) {
        return targetOf(dataset.id()).stream()
                .flatMap(target -> dataset.companions().flatMap(table -> datasetOf(target, table).stream()))
                .flatMap(companion -> Stream.concat(companionsOf(companion), Stream.of(companion)));
    }

    /** Datasets with whose rows those of this one go, each by a foreign key of its own. */
    public Stream<Dataset> goingWith(Dataset dataset) {
        return maps.stream()
                .map(DataMap::datasets)
                .filter(datasets -> datasets.contains(dataset))
                .flatMap(List::stream)
                .filter(other -> other.companions().anyMatch(dataset.table()::equals));
    }

    /** Whether some rule deletes rows of the dataset, or of one that its rows go with. */
    public boolean deletesFrom(Dataset dataset) {
        return rules().filter(Rule::deletes)
                .anyMatch(rule -> rule.data().equals(dataset.id())
                        || dataset(rule.data()).stream()
                                .flatMap(this::companionsOf)
                                .anyMatch(dataset::equals));
    }

    /** Whether rows of the dataset cease to point at a row that some rule deletes, or that goes with such a row. */
    public boolean detachesFrom(Dataset dataset) {
        return maps.stream()
                .map(DataMap::datasets)
                .filter(datasets -> datasets.contains(dataset))
                .flatMap(List::stream)
                .filter(this::deletesFrom)
                .flatMap(Dataset::detached)
                .anyMatch(child -> child.table().equals(dataset.table()));
    }

    private Stream<Rule> rules() {
        return policies.stream().flatMap(policy -> policy.rules().stream());
    }

    /** The columns, of the rule's own dataset or of a parent, in which a rule's start stands: one for each of the start's {@code values}. */
    public List<DateColumn> startsOf(Rule rule) {
        return switch (rule.since()) {
            case Start.Column own -> List.of(date(rule.data(), own.column()));
            case Start.FirstOf first -> dates(rule.data(), first.columns());
            case Start.LastOf last -> dates(rule.data(), last.columns());
            case Start.Parent start -> {
                Dataset.Parent way = dataset(rule.data())
                        .map(dataset -> dataset.parents().get(start.parent()))
                        .orElseThrow(() -> new IllegalArgumentException(
                                "there is no parent " + start.parent() + " in " + rule.data()));
                yield List.of(date(way.data(), start.column()));
            }
        };
    }

    private List<DateColumn> dates(DatasetId data, List<ColumnName> columns) {
        return columns.stream().map(column -> date(data, column)).toList();
    }

    private DateColumn date(DatasetId data, ColumnName column) {
        return dataset(data)
                .map(dataset -> dataset.dates().get(column))
                .orElseThrow(() -> new IllegalArgumentException("there is no date column " + column + " in " + data));
    }

    /** Whether some step names a day by which its rows must be gone. */
    public boolean namesLatest() {
        return policies.stream()
                .flatMap(policy -> policy.rules().stream())
                .flatMap(rule -> rule.steps().stream())
                .anyMatch(step -> step.deleteBy() != null);
    }
}
