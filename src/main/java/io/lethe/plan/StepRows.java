package io.lethe.plan;

import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.not;

import io.lethe.policy.Start;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is counted about one claim.
 *
 * @param held an open hold covers the row
 * @param waiting no hold covers the row, but some row that points at it stays
 * @param buckets null where the rows are read in key order
 */
record StepRows(
        Claim claim,
        AccessPath path,
        StepCondition condition,
        Condition held,
        Condition waiting,
        @Nullable DayBuckets buckets) {

    static StepRows of(Claim claim, Conditions conditions, HoldConditions holds, Waiting waiting) {
        Rows rows = conditions.rows(claim.table());
        Condition held = holds.held(rows, claim.dataset());
        AccessPath path = new PathChoice(claim).choose();
        Condition waits = unlessHeld(waiting.forChildren(rows), held);
        return new StepRows(
                claim,
                path,
                conditions.compile(claim, holds, waiting::forChildren),
                held,
                claim.deletes() ? waits : falseCondition(),
                buckets(claim, rows, path));
    }

    private static Condition unlessHeld(Condition waiting, Condition held) {
        return waiting.equals(falseCondition()) || held.equals(falseCondition())
                ? waiting
                : not(held).and(waiting);
    }

    private static @Nullable DayBuckets buckets(Claim claim, Rows rows, AccessPath path) {
        return switch (path) {
            case AccessPath.KeyOrder keyOrder -> null;
            case AccessPath.StartIndex index ->
                claim.rule().since() instanceof Start.Column start
                        ? new DayBuckets(new DateRows(rows, claim.date(start.column())))
                        : null;
        };
    }
}
