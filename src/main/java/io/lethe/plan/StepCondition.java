package io.lethe.plan;

import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.noCondition;

import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * A step as SQL: what the plan counts, what the keys are read by and what the DELETE repeats beside the keys. All of it refers to
 * {@code table} by its full name, holds no subquery that a DELETE from that table may not contain, and is false, never unknown,
 * for a row about which something is not known.
 *
 * @param table with its schema
 * @param key in the order of the data map
 * @param start the start column, null where the start lies in a parent row
 * @param due claimed and expired: the start is readable, not before the floor, and before the cutoff. For a step that masks, also that
 *     something is left to mask, and that the row is not one that a later step of the rule takes now
 * @param notHeld no open hold covers the row
 * @param childless of a step that deletes: no row of any table points at it by a foreign key, whatever the server would do to that row, but for rows
 *     that go with it and at which none points. Among rows of one table that point at each other the leaves go first, so a step with a self
 *     reference takes as many passes as its chains are long, and passes over rings
 * @param alone no row points at it any more, not even one that goes with it: what the deletion itself asks
 * @param undated claimed, but without a readable start between the floor and the as-of; none for later steps of a rule, so that a row
 *     is counted once
 * @param notAfter the start is not in the future of the as-of
 * @param changes what a masking step changes, in the order of the columns' names; empty for a step that deletes
 * @param unreadable due, but left alone, since a masking cannot read what a column holds; false for a step whose maskings read every value
 */
public record StepCondition(
        Table<?> table,
        List<Field<?>> key,
        @Nullable Field<?> start,
        Condition due,
        Condition notHeld,
        Condition childless,
        Condition alone,
        Condition undated,
        Condition notAfter,
        List<Change> changes,
        Condition unreadable) {
    public StepCondition {
        key = List.copyOf(key);
        changes = List.copyOf(changes);
    }

    /** May be acted on: due, not held and childless. */
    public Condition all() {
        return DSL.and(due, notHeld, childless);
    }

    /** Would be acted on but for what a column holds. */
    public Condition leftUnread() {
        return unreadable.equals(falseCondition()) ? unreadable : unreadable.and(notHeld);
    }

    /** May be deleted now: what goes with it has gone. */
    public Condition allAlone() {
        return DSL.and(due, notHeld, alone);
    }

    /** The row belongs to this partition. */
    public Condition in(Partition partition) {
        return from(partition.from()).and(to(partition.to()));
    }

    private Condition from(@Nullable String inclusive) {
        return inclusive == null || start == null ? noCondition() : compare(start, inclusive, true);
    }

    private Condition to(@Nullable String exclusive) {
        return exclusive == null || start == null ? noCondition() : compare(start, exclusive, false);
    }

    private static <T> Condition compare(Field<T> start, String bound, boolean from) {
        Field<T> value = DSL.val((Object) bound, start);
        return from ? start.ge(value) : start.lt(value);
    }
}
