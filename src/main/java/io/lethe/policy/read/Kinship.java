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
 * Which tables of one map point at which, and what that means for their rows; beside it the rules of all policies.
 *
 * @param byTable the map's datasets in which nothing is wrong
 */
record Kinship(MapDraft map, List<Rule> rules, Map<TableName, Dataset> byTable) {
    Kinship {
        rules = List.copyOf(rules);
        byTable = Map.copyOf(byTable);
    }

    static Kinship of(MapDraft map, List<PolicyDraft> policies) {
        Map<TableName, Dataset> byTable = new HashMap<>();
        map.datasets().stream()
                .map(DatasetDraft::dataset)
                .filter(Objects::nonNull)
                .forEach(dataset -> byTable.putIfAbsent(dataset.table(), dataset));
        List<Rule> rules = policies.stream()
                .flatMap(policy -> policy.rules().stream())
                .map(RuleDraft::rule)
                .filter(Objects::nonNull)
                .toList();
        return new Kinship(map, rules, byTable);
    }

    /** What is wrong, and its remedy. */
    record Said(String message, String remedy) {}

    interface Question {
        Optional<Said> of(Dataset dataset, Dataset.Child child);
    }

    /** Asks about each child of this kind of one dataset, in their order, and tells each answer where the child stands. */
    void tell(DatasetDraft draft, OnDelete onDelete, Question question) {
        Dataset dataset = draft.dataset();
        if (dataset == null) {
            return;
        }
        for (int i = 0; i < dataset.children().size(); i++) {
            Dataset.Child child = dataset.children().get(i);
            if (child.onDelete() == onDelete) {
                YamlNode node =
                        ((YamlNode.Sequence) draft.at("children")).items().get(i);
                question.of(dataset, child)
                        .ifPresent(said -> map.problems().error(node, said.message(), said.remedy()));
            }
        }
    }

    Optional<Said> unknown(Dataset.Child child, String why) {
        return byTable.containsKey(child.table())
                ? Optional.empty()
                : Optional.of(new Said(
                        "expected a table of this map's datasets, since " + why + " with a receipt of their own, but "
                                + child.table() + " is in none",
                        "Add a dataset for it."));
    }

    Stream<TableName> children(TableName table, OnDelete onDelete) {
        Dataset dataset = byTable.get(table);
        return dataset == null
                ? Stream.empty()
                : dataset.children().stream()
                        .filter(child -> child.onDelete() == onDelete)
                        .map(Dataset.Child::table);
    }

    /** The table and all that go with it. */
    Set<TableName> going(TableName table) {
        return going(table, new HashSet<>());
    }

    private Set<TableName> going(TableName table, Set<TableName> known) {
        if (known.add(table)) {
            children(table, OnDelete.WITH).forEach(companion -> going(companion, known));
        }
        return known;
    }

    /** The rule by which rows of this table are archived, for their own sake or with others. */
    Optional<Rule> archiving(TableName table) {
        return byTable.keySet().stream()
                .sorted()
                .filter(top -> going(top).contains(table))
                .flatMap(top -> ruleAbout(top, Kinship::archives).stream())
                .findFirst();
    }

    private static boolean archives(Rule rule) {
        return rule.steps().stream().anyMatch(step -> step.then() instanceof Action.Archive);
    }

    Optional<Rule> ruleAbout(TableName table, Predicate<Rule> such) {
        Dataset dataset = byTable.get(table);
        return rules.stream()
                .filter(such)
                .filter(rule -> dataset != null && rule.data().equals(dataset.id()))
                .findFirst();
    }
}
