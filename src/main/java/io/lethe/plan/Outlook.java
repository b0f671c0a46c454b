package io.lethe.plan;

import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.not;

import org.jooq.Condition;

/** What a run would find of the rows of a claim, wherever in a statement they stand. */
record Outlook(Claim claim, Conditions conditions, HoldConditions holds, Waiting waiting) {
    Condition due(Rows rows) {
        return conditions.due(claim, rows);
    }

    /** No hold covers the row, and the claim masks it, or has done so before. */
    Condition masked(Rows rows) {
        return unlessHeld(conditions.toMask(claim, rows), held(rows));
    }

    /** An open hold covers the row, or one that would go with it. */
    Condition held(Rows rows) {
        return holds.held(rows, claim);
    }

    /** No hold covers the row, but some row that points at it stays. */
    Condition waiting(Rows rows) {
        return claim.deletes() ? unlessHeld(waiting.forChildren(rows), held(rows)) : falseCondition();
    }

    /** No hold covers the row, and it should have been gone by now. */
    Condition overdue(Rows rows) {
        return unlessHeld(conditions.overdue(claim, rows), held(rows));
    }

    private static Condition unlessHeld(Condition condition, Condition held) {
        return condition.equals(falseCondition()) || held.equals(falseCondition())
                ? condition
                : not(held).and(condition);
    }

    StepCondition step() {
        return conditions.compile(claim, holds, waiting::forChildren);
    }

    Rows rows() {
        return conditions.rows(claim.table());
    }
}
