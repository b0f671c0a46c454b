package io.lethe.policy.read;

import io.lethe.policy.Action;
import io.lethe.policy.Dataset;
import io.lethe.policy.Place;
import io.lethe.policy.Rule;
import io.lethe.policy.Start;
import io.lethe.policy.Step;
import io.lethe.policy.name.ColumnName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Refuses to mask what something else goes by: the start or the condition of another rule, the way to a start, the way to another row. A coarsened
 * start would move a deadline, and a removed one, or a removed way to it, would leave its rows undated for ever.
 *
 * <p>A subject may be masked: that a row is not about a person any more is what many anonymisations are for.
 */
record MaskedReferences(List<PolicyDraft> policies, Datasets datasets) {
    void check() {
        for (PolicyDraft policy : policies) {
            policy.rules().forEach(draft -> check(policy, draft));
        }
    }

    /** By what of which rule a column is used, if no rule may change it; of a column that the map itself has set to NULL. */
    Optional<String> ofDetached(Dataset dataset, ColumnName column) {
        return inRules(new Masked(null, dataset, column)).findFirst();
    }

    private void check(PolicyDraft policy, RuleDraft draft) {
        Rule rule = draft.rule();
        Optional<Dataset> dataset = Optional.ofNullable(draft.data()).flatMap(datasets::right);
        if (rule == null || dataset.isEmpty()) {
            return;
        }
        for (Step step : rule.steps()) {
            if (step.then() instanceof Action.Anonymise anonymise) {
                anonymise
                        .fields()
                        .keySet()
                        .forEach(column -> uses(new Masked(draft, dataset.get(), column))
                                .findFirst()
                                .ifPresent(use -> policy.problems()
                                        .error(
                                                draft.maskingOf(step, column),
                                                "column " + column + " is " + use + " and cannot be masked",
                                                "")));
            }
        }
    }

    private Stream<String> uses(Masked masked) {
        return Stream.concat(fromChildren(masked), inRules(masked));
    }

    private Stream<String> inRules(Masked masked) {
        return policies.stream()
                .flatMap(policy -> policy.rules().stream()
                        .flatMap(rule -> use(masked, rule).stream()
                                .map(use -> use
                                        + (rule.equals(masked.by())
                                                ? " of this rule"
                                                : " of the rule at " + place(policy, rule)))));
    }

    private static Place place(PolicyDraft policy, RuleDraft rule) {
        return policy.problems().place(rule.node().mark());
    }

    private Stream<String> fromChildren(Masked masked) {
        return datasets.allRight()
                .filter(parent -> parent.children().stream()
                        .anyMatch(child -> child.table().equals(masked.dataset().table())
                                && child.via().contains(masked.column())))
                .map(parent -> "the way from dataset " + parent.id());
    }

    private Optional<String> use(Masked masked, RuleDraft rule) {
        if (startsFrom(masked, rule)) {
            return Optional.of("the start");
        }
        if (isOnTheWay(masked, rule)) {
            return Optional.of("on the way to the start");
        }
        return isAsked(masked, rule) ? Optional.of("asked for by the condition") : Optional.empty();
    }

    private boolean startsFrom(Masked masked, RuleDraft rule) {
        return switch (rule.since()) {
            case null -> false;
            case Start.Column own -> masked.isOf(rule) && masked.isAmong(own);
            case Start.FirstOf first -> masked.isOf(rule) && masked.isAmong(first);
            case Start.LastOf last -> masked.isOf(rule) && masked.isAmong(last);
            case Start.Parent parent ->
                parent.column().equals(masked.column())
                        && way(rule, parent)
                                .filter(way ->
                                        way.data().equals(masked.dataset().id()))
                                .isPresent();
        };
    }

    private boolean isOnTheWay(Masked masked, RuleDraft rule) {
        return masked.isOf(rule)
                && rule.since() instanceof Start.Parent parent
                && way(rule, parent)
                        .filter(way -> way.via().contains(masked.column()))
                        .isPresent();
    }

    private Optional<Dataset.Parent> way(RuleDraft rule, Start.Parent start) {
        return Optional.ofNullable(rule.data())
                .flatMap(datasets::right)
                .map(dataset -> dataset.parents().get(start.parent()));
    }

    private static boolean isAsked(Masked masked, RuleDraft rule) {
        ConditionDraft when = rule.when();
        return masked.isOf(rule)
                && when != null
                && when.uses().stream().anyMatch(use -> use.column().equals(masked.column()));
    }

    /** A column, and the rule that masks it; null where the map says that it is set to NULL. */
    private record Masked(@Nullable RuleDraft by, Dataset dataset, ColumnName column) {
        boolean isOf(RuleDraft rule) {
            return dataset.id().equals(rule.data());
        }

        boolean isAmong(Start since) {
            return since.columns().contains(column);
        }
    }
}
