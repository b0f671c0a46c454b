package io.lethe.action;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;

import io.lethe.catalog.Table;
import io.lethe.catalog.Target;
import io.lethe.ledger.row.RowKeys;
import io.lethe.plan.Standing;
import io.lethe.policy.name.ColumnName;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** Counts how rows that were deleted before, and are there again, stand under today's steps that delete from their table. Takes no locks. */
public final class RowsAgain {
    /** As many as a chunk has: a statement of that size is known to be worked off by key. */
    private static final int AT_A_TIME = 5_000;

    private static final int FOR_EACH_STEP = 3;

    private final Target target;
    private final KeyedRows rows;
    private final List<Standing> steps;

    /**
     * How they stand.
     *
     * @param there how many of them there still are
     * @param later start at or after the cut-off: their keys were used again
     * @param steps in the order of the steps that were asked
     */
    public record Counted(long there, long later, List<OfStep> steps) {
        public Counted {
            steps = List.copyOf(steps);
        }

        /** Neither used again, nor due by any step. */
        public long notDue() {
            return there - later - steps.stream().mapToLong(OfStep::total).sum();
        }
    }

    /** Due by one step: free to go, held, or waiting. */
    public record OfStep(long free, long held, long waiting) {
        private long total() {
            return free + held + waiting;
        }
    }

    /** {@code steps} delete from this table, and no two of them the same row. */
    public RowsAgain(Target target, Table table, List<ColumnName> key, List<Standing> steps) {
        this.target = target;
        this.rows = new KeyedRows(table, key);
        this.steps = List.copyOf(steps);
    }

    /** Of rows that started before this cut-off when they were deleted. */
    public Stream<Counted> count(RowKeys keys, Instant cutoff) throws SQLException {
        List<Counted> counted = new ArrayList<>();
        for (int from = 0; from < keys.size(); from += AT_A_TIME) {
            counted.add(countSome(keys.part(from, Math.min(from + AT_A_TIME, keys.size())), cutoff));
        }
        return counted.stream();
    }

    private Counted countSome(RowKeys keys, Instant cutoff) throws SQLException {
        List<Field<?>> counts = new ArrayList<>(List.of(DSL.count(), total(later(cutoff))));
        steps.forEach(step -> counts.addAll(counts(step, cutoff)));
        try (Connection connection = target.open()) {
            Record row = target.on(connection)
                    .select(counts)
                    .from(DSL.table(DSL.name(
                                    rows.table().name().schema(),
                                    rows.table().name().table()))
                            .forceIndex(rows.index()))
                    .where(new KeyCondition(rows.values()).matches(keys))
                    .fetchSingle();
            return counted(row);
        }
    }

    private Counted counted(Record row) {
        List<OfStep> ofSteps = new ArrayList<>();
        for (int step = 0; step < steps.size(); step++) {
            int at = 2 + step * FOR_EACH_STEP;
            long held = number(row, at + 1);
            long waiting = number(row, at + 2);
            ofSteps.add(new OfStep(number(row, at) - held - waiting, held, waiting));
        }
        return new Counted(number(row, 0), number(row, 1), ofSteps);
    }

    /** By the step that the row is due by; of a row that is due by none, by all of them. */
    private Condition later(Instant cutoff) {
        if (steps.isEmpty()) {
            return falseCondition();
        }
        List<Condition> due = steps.stream()
                .map(step -> step.due().and(step.from().apply(cutoff)))
                .toList();
        List<Condition> none = steps.stream()
                .map(step -> DSL.not(certain(step.due())).and(step.from().apply(cutoff)))
                .toList();
        return certain(DSL.or(due)).or(DSL.and(none));
    }

    private static List<Field<?>> counts(Standing step, Instant cutoff) {
        Condition due = step.due().and(step.before().apply(cutoff));
        return List.of(total(due), total(both(due, step.held())), total(both(due, step.waiting())));
    }

    private static Condition both(Condition due, Condition more) {
        return more.equals(falseCondition()) ? more : due.and(more);
    }

    /** Unknown counts as false. */
    private static Condition certain(Condition condition) {
        return DSL.condition(coalesce(DSL.field(condition), inline(false)));
    }

    private static Field<?> total(Condition condition) {
        return condition.equals(falseCondition())
                ? inline(0)
                : coalesce(sum(when(condition, inline(1)).else_(inline(0))), inline(BigDecimal.ZERO));
    }

    private static long number(Record row, int index) {
        return row.get(index, Long.class);
    }
}
