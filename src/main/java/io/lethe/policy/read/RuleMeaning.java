package io.lethe.policy.read;

import io.lethe.policy.Action;
import io.lethe.policy.Dataset;
import io.lethe.policy.Rule;
import io.lethe.policy.Start;
import io.lethe.policy.Step;
import io.lethe.policy.field.Nearest;
import io.lethe.policy.field.Problems;
import io.lethe.policy.name.ColumnName;
import io.lethe.policy.name.DatasetId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks up in the data maps what a rule names. */
final class RuleMeaning {
    private final Datasets datasets;
    private final Problems problems;

    RuleMeaning(Datasets datasets, Problems problems) {
        this.datasets = datasets;
        this.problems = problems;
    }

    void check(RuleDraft rule) {
        DatasetId id = rule.data();
        if (id == null) {
            return;
        }
        if (datasets.find(id).isEmpty() && datasets.areAll()) {
            problems.error(
                    rule.at("data"),
                    "there is no dataset " + id + " in the maps",
                    Nearest.remedy(id.name(), datasets.names()));
        }
        datasets.right(id).ifPresent(dataset -> check(rule, dataset));
    }

    private void check(RuleDraft rule, Dataset dataset) {
        Start since = rule.since();
        switch (since) {
            case null -> {}
            case Start.Parent parent -> checkParent(rule, dataset, parent);
            case Start.Column own -> checkDates(rule, dataset, own);
            case Start.FirstOf first -> checkDates(rule, dataset, first);
            case Start.LastOf last -> checkDates(rule, dataset, last);
        }
        ConditionDraft when = rule.when();
        if (when != null) {
            when.uses().forEach(use -> checkUse(use, dataset));
        }
        checkMaskings(rule, dataset);
        if (dataset.files() != null) {
            new FileRuleMeaning(problems).check(rule);
        }
        if (dataset.objects() != null) {
            new ObjectRuleMeaning(dataset.objects(), problems).check(rule);
        }
    }

    private void checkParent(RuleDraft rule, Dataset dataset, Start.Parent since) {
        Dataset.Parent way = dataset.parents().get(since.parent());
        if (way == null) {
            String remedy = Nearest.remedy(since.parent(), dataset.parents().keySet());
            problems.error(
                    rule.at("since"), "there is no parent " + since.parent() + " of dataset " + dataset.id(), remedy);
            return;
        }
        datasets.right(way.data()).ifPresent(parent -> checkDate(rule, parent, since.column()));
    }

    private void checkDates(RuleDraft rule, Dataset dataset, Start since) {
        since.columns().forEach(column -> checkDate(rule, dataset, column));
    }

    private void checkDate(RuleDraft rule, Dataset dataset, ColumnName column) {
        if (!dataset.dates().containsKey(column)) {
            List<String> dates =
                    dataset.dates().keySet().stream().map(ColumnName::name).toList();
            String message = "dataset " + dataset.id() + " declares no date column " + column;
            problems.error(rule.at("since"), message, Nearest.remedy(column.name(), dates));
        }
    }

    private void checkUse(ConditionDraft.Use use, Dataset dataset) {
        boolean isDate = dataset.dates().containsKey(use.column());
        boolean isCondition = dataset.conditions().contains(use.column());
        Optional<String> message = switch (use.kind()) {
            case COMPARES_DAYS ->
                isDate
                        ? Optional.empty()
                        : isCondition
                                ? Optional.of(" is not declared as a date, which before and after need")
                                : unknown();
            case COMPARES_VALUES ->
                isCondition
                        ? Optional.empty()
                        : isDate ? Optional.of(" is a date: ask with before, after or is") : unknown();
            case ASKS_FOR_NULL -> isDate || isCondition ? Optional.empty() : unknown();
        };
        message.ifPresent(words -> {
            boolean isKnown = isDate || isCondition;
            String what = isKnown
                    ? "column " + use.column() + " of dataset " + dataset.id() + words
                    : "dataset " + dataset.id() + " declares no column " + use.column() + words;
            problems.error(
                    use.mapping(),
                    use.entry(),
                    what,
                    isKnown ? "" : Nearest.remedy(use.column().name(), declared(dataset)));
        });
    }

    private static Optional<String> unknown() {
        return Optional.of(" for conditions");
    }

    private static List<String> declared(Dataset dataset) {
        List<String> names = new ArrayList<>(
                dataset.conditions().stream().map(ColumnName::name).toList());
        names.addAll(dataset.dates().keySet().stream().map(ColumnName::name).toList());
        return names;
    }

    /** A masked key would make the row another one; what else must not be masked, {@link MaskedReferences} knows. */
    private void checkMaskings(RuleDraft draft, Dataset dataset) {
        Rule rule = draft.rule();
        if (rule == null) {
            return;
        }
        for (Step step : rule.steps()) {
            if (step.then() instanceof Action.Anonymise anonymise) {
                anonymise.fields().keySet().stream()
                        .filter(dataset.key()::contains)
                        .forEach(column -> problems.error(
                                draft.maskingOf(step, column),
                                "column " + column + " is the key and cannot be masked",
                                ""));
            }
        }
    }
}
