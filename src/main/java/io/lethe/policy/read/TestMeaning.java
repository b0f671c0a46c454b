package io.lethe.policy.read;

import io.lethe.policy.PolicyTest;
import io.lethe.policy.PolicyTest.Fate;
import io.lethe.policy.field.Nearest;
import io.lethe.policy.name.DatasetId;
import io.lethe.policy.yaml.YamlNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds out which dataset a test's row belongs to, and whether its columns are there. */
final class TestMeaning {
    private final PolicyDraft policy;
    private final Datasets datasets;
    private final List<DatasetId> candidates;

    TestMeaning(PolicyDraft policy, Datasets datasets) {
        this.policy = policy;
        this.datasets = datasets;
        this.candidates = policy.rules().stream()
                .map(RuleDraft::data)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    /** The test, if it is right as far as it can be told without judging its row. */
    Optional<PolicyTest> resolve(TestDraft test) {
        Optional<DatasetId> data = data(test);
        Instant asOf = test.asOf();
        Fate expected = test.expected();
        if (data.isEmpty()
                || !columnsAreKnown(test, data.get())
                || asOf == null
                || expected == null
                || !test.complete()) {
            return Optional.empty();
        }
        Map<String, String> row = new HashMap<>();
        for (YamlNode.Entry entry : test.columns()) {
            if (entry.value() instanceof YamlNode.Scalar scalar && !scalar.isNull()) {
                row.put(entry.key(), scalar.text());
            }
        }
        return Optional.of(new PolicyTest(
                data.get(),
                asOf,
                row,
                expected,
                policy.problems().place(test.node().mark())));
    }

    private Optional<DatasetId> data(TestDraft test) {
        // A rule whose dataset cannot be read may be the one that the row belongs to.
        if (candidates.isEmpty() || policy.rules().stream().anyMatch(rule -> rule.data() == null)) {
            return Optional.empty();
        }
        DatasetId named = test.data();
        if (named != null) {
            return candidates.contains(named) ? Optional.of(named) : unknown(test, named);
        }
        if (test.node().value("data").isPresent()) {
            return Optional.empty();
        }
        return candidates.size() == 1 ? Optional.of(candidates.getFirst()) : byColumns(test);
    }

    private Optional<DatasetId> unknown(TestDraft test, DatasetId named) {
        List<String> names = candidates.stream().map(DatasetId::name).toList();
        policy.problems()
                .error(
                        at(test, "data"),
                        "no rule of this policy is about dataset " + named,
                        Nearest.remedy(named.name(), names));
        return Optional.empty();
    }

    private Optional<DatasetId> byColumns(TestDraft test) {
        if (!candidates.stream().allMatch(id -> datasets.right(id).isPresent()) || !test.complete()) {
            return Optional.empty();
        }
        List<DatasetId> fitting = candidates.stream()
                .filter(id -> knownTo(id).containsAll(keys(test)))
                .toList();
        if (fitting.size() != 1) {
            List<DatasetId> choice = fitting.isEmpty() ? candidates : fitting;
            String names =
                    String.join(", ", choice.stream().map(DatasetId::name).toList());
            String message = fitting.isEmpty()
                    ? "no dataset of this policy declares all these columns"
                    : "this row may be one of " + names;
            policy.problems().error(at(test, "row"), message, "Say which with data: " + choice.getFirst());
            return Optional.empty();
        }
        return Optional.of(fitting.getFirst());
    }

    private boolean columnsAreKnown(TestDraft test, DatasetId data) {
        if (datasets.right(data).isEmpty() || !(at(test, "row") instanceof YamlNode.Mapping row)) {
            return false;
        }
        Set<String> known = knownTo(data);
        boolean allKnown = true;
        for (YamlNode.Entry entry : test.columns()) {
            if (!known.contains(entry.key())) {
                String message = "dataset " + data + " declares no column " + entry.key() + " for dates or conditions";
                policy.problems().error(row, entry, message, Nearest.remedy(entry.key(), known));
                allKnown = false;
            }
        }
        return allKnown;
    }

    private static List<String> keys(TestDraft test) {
        return test.columns().stream().map(YamlNode.Entry::key).toList();
    }

    /** Everything that a row of a dataset can be judged by: its dates, its conditions, and its parents' dates. */
    private Set<String> knownTo(DatasetId id) {
        Set<String> known = new TreeSet<>();
        datasets.right(id).ifPresent(dataset -> {
            dataset.dates().keySet().forEach(column -> known.add(column.name()));
            dataset.conditions().forEach(column -> known.add(column.name()));
            dataset.parents()
                    .forEach((name, way) -> datasets.right(way.data())
                            .ifPresent(parent ->
                                    parent.dates().keySet().forEach(column -> known.add(name + "." + column))));
        });
        return known;
    }

    private static YamlNode at(TestDraft test, String key) {
        return test.node().value(key).orElse(test.node());
    }
}
