package io.lethe.plan;

import io.lethe.catalog.Table;
import io.lethe.policy.Dataset;
import io.lethe.policy.Policy;
import io.lethe.policy.Rule;
import io.lethe.policy.Step;
import io.lethe.policy.name.ColumnName;
import io.lethe.policy.time.DateColumn;
import io.lethe.policy.time.Expiry;

/**
 * One step of a rule on the table whose rows it claims.
 *
 * @param stage number of the step in its rule
 */
record Claim(Policy policy, Rule rule, int stage, Dataset dataset, Table table) {
    Step step() {
        return rule.steps().get(stage - 1);
    }

    Expiry expiry() {
        return rule.expiry(step(), policy.zone());
    }

    /** A date column of our own dataset. */
    DateColumn date(ColumnName column) {
        return date(dataset, column);
    }

    static DateColumn date(Dataset dataset, ColumnName column) {
        DateColumn date = dataset.dates().get(column);
        if (date == null) {
            throw new IllegalStateException("no date column " + column + " in dataset " + dataset.id()
                    + "; the reader of the policies refuses such a rule");
        }
        return date;
    }

    /** Where the rule stands in its file, as the reader of policies says it. */
    static String path(Rule rule) {
        return "rules[" + (rule.number() - 1) + "]";
    }

    @Override
    public String toString() {
        return policy.category() + " " + path(rule) + " on " + table.name();
    }
}
