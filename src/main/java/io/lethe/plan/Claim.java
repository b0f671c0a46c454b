package io.lethe.plan;

import io.lethe.catalog.Table;
import io.lethe.policy.Dataset;
import io.lethe.policy.Policy;
import io.lethe.policy.Rule;
import io.lethe.policy.Step;
import io.lethe.policy.name.ColumnName;
import io.lethe.policy.time.DateColumn;
import io.lethe.policy.time.Expiry;
import java.util.Optional;

/**
 * One step of a rule on the table whose rows it claims.
 *
 * @param stage number of the step in its rule
 */
record Claim(Policy policy, Rule rule, int stage, Dataset dataset, Table table) {
    Step step() {
        return rule.steps().get(stage - 1);
    }

    /** Its rows go; else they stay and are masked. */
    boolean deletes() {
        return step().then().deletes();
    }

    /** Its rows point at objects, and do so no more when it is done. */
    boolean leavesObjects() {
        return dataset.objects() != null && dataset.objects().leftBy(step().then());
    }

    /** The later step of the same rule that deletes what this one masks. */
    Optional<Claim> end() {
        int last = rule.steps().size();
        return last > stage && rule.steps().get(last - 1).then().deletes()
                ? Optional.of(new Claim(policy, rule, last, dataset, table))
                : Optional.empty();
    }

    Expiry expiry() {
        return rule.expiry(step(), policy.zone());
    }

    /** When its rows are overdue. */
    Optional<Expiry> latest() {
        return rule.latest(step(), policy.zone());
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

    @Override
    public String toString() {
        return policy.category() + " " + rule.path() + " on " + table.name();
    }
}
