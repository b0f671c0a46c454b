package io.lethe.plan;

import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.not;

import org.jooq.Condition;

/** What a run would find of the rows of a claim, wherever in a statement they stand. */
record Outlook(Claim claim, Conditions conditions, HoldConditions holds, Waiting waiting) {
    Condition due(Rows rows) {
        return conditions.due(claim, rows);
    }

    /** An open hold covers the row, or one that would go with it. */
    Condition held(Rows rows) {
        return holds.held(rows, claim);
    }

    /** No hold covers the row, but some row that points at it stays. */
    Condition waiting(Rows rows) {
        return claim.deletes() ? unlessHeld(waiting.forChildren(rows), held(rows)) : falseCondition();
    }

    private static Condition unlessHeld(Condition waiting, Condition held) {
        return waiting.equals(falseCondition()) || held.equals(falseCondition())
                ? waiting
                : not(held).and(waiting);
    }

    StepCondition step() {
        return conditions.compile(claim, holds, waiting::forChildren);
    }

    Rows rows() {
        return conditions.rows(claim.table());
    }
}
