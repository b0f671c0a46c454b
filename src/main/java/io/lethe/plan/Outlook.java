package io.lethe.plan;

import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.not;

import io.lethe.policy.name.TableName;
import java.util.Set;
import org.jooq.Condition;

/**
 * What a run would find of the rows of a claim, wherever in a statement they stand.
 *
 * @param emptied the tables from which the plan deletes before
 */
record Outlook(Claim claim, Conditions conditions, HoldConditions holds, Waiting waiting, Set<TableName> emptied) {
    Outlook {
        emptied = Set.copyOf(emptied);
    }

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

    /** No earlier step has deleted the row, of those that only cease to point; what goes with others has no step of its own. */
    Condition isThere(Companion companion, Rows rows) {
        return companion.stays() && emptied.contains(companion.table().name()) ? waiting.ofItself(rows) : noCondition();
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
