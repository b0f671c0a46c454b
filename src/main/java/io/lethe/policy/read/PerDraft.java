package io.lethe.policy.read;

import io.lethe.policy.Condition;
import io.lethe.policy.Literal;
import io.lethe.policy.Rule;
import io.lethe.policy.Step;
import io.lethe.policy.name.ColumnName;
import io.lethe.policy.time.RetentionPeriod;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows of a rule that have shorter periods than all others. Each period becomes a rule of its own, with a cutoff, counts and limits of its own, and
 * the rule itself claims what is left; so whatever follows knows only rules whose conditions exclude each other.
 *
 * @param periods of values that exclude each other
 */
record PerDraft(ColumnName column, List<ConditionDraft.Use> uses, List<Shorter> periods) {
    PerDraft {
        uses = List.copyOf(uses);
        periods = List.copyOf(periods);
    }

    /** The period of rows with these values. */
    record Shorter(Condition.In of, RetentionPeriod keep) {}

    /** The rule for all other rows, those without a value among them, and after it one for each period. */
    List<Rule> split(Rule rule) {
        List<Rule> rules = new ArrayList<>();
        rules.add(rule.of(others(), rule.steps()));
        for (Shorter shorter : periods) {
            rules.add(rule.of(
                    shorter.of(),
                    rule.steps().stream()
                            .map(step -> after(step, shorter.keep()))
                            .toList()));
        }
        return rules;
    }

    private Condition others() {
        List<Literal> values = periods.stream()
                .flatMap(shorter -> shorter.of().values().stream())
                .toList();
        return new Condition.Any(
                List.of(new Condition.IsNull(column), new Condition.Not(new Condition.In(column, values))));
    }

    private static Step after(Step step, RetentionPeriod keep) {
        return new Step(keep, step.then(), step.reason(), step.deleteBy());
    }
}
