package io.lethe.plan;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectCount;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;

import java.math.BigDecimal;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Select;

/**
 * Counts a step's rows without locks. Along a start index the due range is read once, day by day, so that the number of rows and
 * the bounds of the partitions come from the same pass; undated rows and the size of the table are two more statements over
 * indexes. Without such an index everything comes from one pass over the table.
 */
record StepCounter(DSLContext sql) {
    Counted of(StepRows step) {
        DayBuckets days = step.buckets();
        return days == null ? inOnePass(step) : byDay(step, days);
    }

    private Counted byDay(StepRows step, DayBuckets days) {
        List<Bucket> buckets = sql.fetch(byDayStatement(step, days))
                .map(row -> new Bucket(
                        days.from(row.get(0, String.class)), number(row, 1), number(row, 2), number(row, 3)));
        Counts counts = new Counts(
                buckets.stream().mapToLong(Bucket::free).sum(),
                buckets.stream().mapToLong(Bucket::held).sum(),
                buckets.stream().mapToLong(Bucket::waiting).sum(),
                number(sql.fetchSingle(undatedStatement(step)), 0),
                number(sql.fetchSingle(tableStatement(step)), 0),
                unreadable(step),
                overdue(step));
        return new Counted(counts, buckets);
    }

    long overdue(StepRows step) {
        return rows(step, step.overdue());
    }

    private long unreadable(StepRows step) {
        return rows(step, step.condition().leftUnread());
    }

    /** Most steps have no such rows by their nature, and are not asked. */
    private long rows(StepRows step, Condition condition) {
        return condition.equals(falseCondition())
                ? 0
                : sql.fetchCount(step.condition().table(), condition);
    }

    private Counted inOnePass(StepRows step) {
        Record row = sql.fetchSingle(onePassStatement(step));
        long held = number(row, 2);
        long waiting = number(row, 3);
        return new Counted(
                new Counts(
                        number(row, 1) - held - waiting,
                        held,
                        waiting,
                        number(row, 4),
                        number(row, 0),
                        unreadable(step),
                        overdue(step)),
                List.of());
    }

    /** Led by the rows that they go with: these are few where they themselves are many. */
    Counted of(CompanionRows rows) {
        Record found = sql.fetchSingle(companionStatement(rows));
        long held = number(found, 1);
        long waiting = number(found, 2);
        long table = number(sql.fetchSingle(selectCount().from(rows.table())), 0);
        return new Counted(new Counts(number(found, 0) - held - waiting, held, waiting, 0, table), List.of());
    }

    static Select<Record> companionStatement(CompanionRows rows) {
        List<Field<?>> fields = List.of(count(), total(rows.held()), total(rows.waiting()));
        return select(fields).from(rows.table()).where(rows.due());
    }

    static Select<Record> byDayStatement(StepRows step, DayBuckets days) {
        Field<String> day = days.expression();
        List<Field<?>> fields = List.of(day, count(), total(step.held()), total(step.waiting()));
        return select(fields)
                .from(step.condition().table())
                .where(step.condition().due())
                .groupBy(day)
                .orderBy(day);
    }

    static Select<Record1<Integer>> undatedStatement(StepRows step) {
        return selectCount()
                .from(step.condition().table())
                .where(step.condition().undated());
    }

    static Select<Record1<Integer>> tableStatement(StepRows step) {
        return selectCount().from(step.condition().table());
    }

    static Select<Record> onePassStatement(StepRows step) {
        StepCondition condition = step.condition();
        List<Field<?>> fields = List.of(
                count(),
                total(condition.due()),
                total(both(condition.due(), step.held())),
                total(both(condition.due(), step.waiting())),
                total(condition.undated()));
        return select(fields).from(condition.table());
    }

    private static Condition both(Condition due, Condition more) {
        return more.equals(falseCondition()) ? more : due.and(more);
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
