package io.lethe.policy.read;

import io.lethe.policy.Action;
import io.lethe.policy.Dataset;
import io.lethe.policy.OnDelete;
import io.lethe.policy.Rule;
import io.lethe.policy.name.TableName;
import io.lethe.policy.yaml.YamlNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What one map says wrongly about rows that go with the rows they point at.
 *
 * <ol>
 *   <li>Their table is a dataset of the map, else nobody knows their key and whom they are about.
 *   <li>No table goes with itself, and each goes with another by one way only: by two, one row would have two receipts.
 *   <li>They have no period of their own, which would be cut short, and what they go with is purged.
 * </ol>
 */
final class Companions {
    private final MapDraft map;
    private final List<Rule> rules;
    private final Map<TableName, Dataset> byTable = new HashMap<>();

    private Companions(MapDraft map, List<Rule> rules) {
        this.map = map;
        this.rules = rules;
        map.datasets().stream()
                .map(DatasetDraft::dataset)
                .filter(Objects::nonNull)
                .forEach(dataset -> byTable.putIfAbsent(dataset.table(), dataset));
    }

    static void check(MapDraft map, List<PolicyDraft> policies) {
        List<Rule> rules = policies.stream()
                .flatMap(policy -> policy.rules().stream())
                .map(RuleDraft::rule)
                .filter(Objects::nonNull)
                .toList();
        Companions companions = new Companions(map, rules);
        map.datasets().forEach(companions::check);
    }

    private void check(DatasetDraft draft) {
        Dataset dataset = draft.dataset();
        if (dataset == null) {
            return;
        }
        Set<TableName> gone = new HashSet<>();
        for (int i = 0; i < dataset.children().size(); i++) {
            Dataset.Child child = dataset.children().get(i);
            if (child.onDelete() == OnDelete.WITH) {
                YamlNode node =
                        ((YamlNode.Sequence) draft.at("children")).items().get(i);
                Set<TableName> going = going(child.table(), new HashSet<>());
                mistake(dataset, child, going, gone)
                        .ifPresent(said -> map.problems().error(node, said.message(), said.remedy()));
                gone.addAll(going);
            }
        }
    }

    private record Said(String message, String remedy) {}

    private Optional<Said> mistake(Dataset dataset, Dataset.Child child, Set<TableName> going, Set<TableName> gone) {
        return Stream.of(
                        unknown(child),
                        circle(dataset, going),
                        twoWays(dataset, going, gone),
                        knot(dataset, going, gone),
                        ownPeriod(child),
                        archived(dataset))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Said> unknown(Dataset.Child child) {
        return byTable.containsKey(child.table())
                ? Optional.empty()
                : Optional.of(new Said(
                        "expected a table of this map's datasets, since its rows go with a receipt of their own, but "
                                + child.table() + " is in none",
                        "Add a dataset for it."));
    }

    private static Optional<Said> circle(Dataset dataset, Set<TableName> going) {
        return going.contains(dataset.table())
                ? Optional.of(new Said(
                        dataset.table() + " would go with itself",
                        "Leave on-delete out at one foreign key of the circle."))
                : Optional.empty();
    }

    private static Optional<Said> twoWays(Dataset dataset, Set<TableName> going, Set<TableName> gone) {
        return going.stream()
                .filter(gone::contains)
                .sorted()
                .findFirst()
                .map(table -> new Said(
                        table + " would go with " + dataset.table() + " by two ways",
                        "Leave on-delete out at one of them."));
    }

    /** One of two that both go points at the other, by a way that is to wait. */
    private Optional<Said> knot(Dataset dataset, Set<TableName> going, Set<TableName> gone) {
        Set<TableName> all = new HashSet<>(going);
        all.addAll(gone);
        return all.stream()
                .sorted()
                .flatMap(table -> refused(table, all::contains).map(other -> other + " points at " + table))
                .findFirst()
                .map(words -> new Said(
                        words + ", and both would go with " + dataset.table(), "Leave on-delete out at one of them."));
    }

    private Stream<TableName> refused(TableName table, Predicate<TableName> among) {
        return children(table, OnDelete.REFUSE).filter(among);
    }

    private Stream<TableName> children(TableName table, OnDelete onDelete) {
        Dataset dataset = byTable.get(table);
        return dataset == null
                ? Stream.empty()
                : dataset.children().stream()
                        .filter(child -> child.onDelete() == onDelete)
                        .map(Dataset.Child::table);
    }

    private Optional<Said> ownPeriod(Dataset.Child child) {
        return rules.stream()
                .filter(Rule::deletes)
                .filter(rule -> isAbout(rule, child.table()))
                .findFirst()
                .map(rule -> new Said(
                        child.table() + " has a period of its own, by the rule at " + rule.place()
                                + ", which this would cut short",
                        "Leave on-delete out: the row that they point at then waits for them."));
    }

    private Optional<Said> archived(Dataset dataset) {
        return rules.stream()
                .filter(rule -> isAbout(rule, dataset.table()))
                .filter(rule -> rule.steps().stream().anyMatch(step -> step.then() instanceof Action.Archive))
                .findFirst()
                .map(rule -> new Said(
                        "rows that are archived, by the rule at " + rule.place() + ", cannot take others with them",
                        "Leave on-delete out, and archive these by a rule of their own."));
    }

    private boolean isAbout(Rule rule, TableName table) {
        Dataset dataset = byTable.get(table);
        return dataset != null && rule.data().equals(dataset.id());
    }

    /** The table and all that go with it. */
    private Set<TableName> going(TableName table, Set<TableName> known) {
        if (known.add(table)) {
            children(table, OnDelete.WITH).forEach(companion -> going(companion, known));
        }
        return known;
    }
}
