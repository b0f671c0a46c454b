package io.lethe.plan;

import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.noCondition;

import io.lethe.policy.name.TableName;
import java.time.Instant;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Table;

/**
 * What a step of a plan says of single rows of its table, by the conditions by which it counts them.
 *
 * @param step its number in the plan
 * @param name of the table
 * @param due claimed and expired; of rows that go with others, that those are
 * @param held due, but an open hold keeps the row
 * @param waiting no hold keeps the row, but some row that points at it stays
 * @param before the start is readable and lies before a cut-off of earlier
 * @param from the start is readable and does not
 */
public record Standing(
        int step,
        TableName name,
        Table<?> table,
        Condition due,
        Condition held,
        Condition waiting,
        Function<Instant, Condition> before,
        Function<Instant, Condition> from) {

    static Standing of(int step, StepRows rows, Conditions conditions) {
        Claim claim = rows.claim();
        return new Standing(
                step,
                claim.table().name(),
                rows.condition().table(),
                rows.condition().due(),
                rows.held(),
                rows.waiting(),
                cutoff -> conditions.startsBefore(claim, cutoff),
                cutoff -> conditions.startsFrom(claim, cutoff));
    }

    /** They are as old as the row with which they go. */
    static Standing of(int step, CompanionRows rows) {
        return new Standing(
                step,
                rows.companion().table().name(),
                rows.table(),
                rows.due(),
                rows.held(),
                rows.waiting(),
                cutoff -> noCondition(),
                cutoff -> falseCondition());
    }
}
