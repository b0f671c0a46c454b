package io.lethe.action;

import io.lethe.ledger.row.ChunkRows;
import io.lethe.ledger.row.RowKeys;
import io.lethe.plan.AccessPath;
import io.lethe.plan.Change;
import io.lethe.plan.Partition;
import io.lethe.plan.StepCondition;
import io.lethe.policy.ObjectSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.QueryPart;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.ResultQuery;
import org.jooq.RowCountQuery;
import org.jooq.Select;
import org.jooq.SelectForUpdateStep;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * Every statement about the rows of a customer's table, for one step under one hold epoch. Identifiers come through {@code name()}, values are
 * bound; whole numbers of keys are inlined.
 */
final class ChunkSql {
    private final DSLContext sql;
    private final StepWork work;
    private final StepCondition condition;
    private final List<ColumnValues> key;
    private final KeyCondition keys;

    ChunkSql(DSLContext sql, StepWork work, StepCondition condition) {
        this.sql = sql;
        this.work = work;
        this.condition = condition;
        this.key = work.keyValues();
        this.keys = new KeyCondition(key);
    }

    /** The next keys after a position, in the step's order: the start (where the step reads in start order), then the key. Takes no locks. */
    ResultQuery<Record> keysAfter(Partition partition, @Nullable Position last, int limit) {
        List<Condition> conditions = new ArrayList<>();
        conditions.add(condition.all());
        conditions.add(condition.in(partition));
        if (last != null) {
            conditions.add(after(last));
        }
        return sql.select(columns())
                .from(indexed(condition.table()))
                .where(DSL.and(conditions))
                .orderBy(order())
                .limit(limit);
    }

    /**
     * Deletes the rows with these keys that are still due, free of holds and of rows that point at them.
     *
     * <p>With {@code USING}, since only that form lets a deletion name its index. Left to choose, the server takes another way where a
     * chunk covers much of a table, the whole table or the index over the start, and so comes past rows that somebody else has
     * locked and that are none of its business: it would wait for them.
     */
    RowCountQuery delete(RowKeys these) {
        // A template of whole parts: jOOQ's own DELETE cannot say it, it would name the table a second time, without
        // the index.
        return sql.query(
                "delete from {0} using {1} where {2}",
                condition.table(), byKey(), keys.matches(these).and(condition.allAlone()));
    }

    /** The same, of rows that are still about whom they were about when they were read. */
    RowCountQuery deleteUnchanged(ChunkRows these) {
        return sql.query(
                "delete from {0} using {1} where {2}",
                condition.table(),
                byKey(),
                keys.matches(these.keys()).and(condition.all()).and(SubjectsUnchanged.since(these, work)));
    }

    /**
     * Locks rows that point at rows with these keys. Does not wait for one that somebody else has locked, nor passes it over: without it the
     * row above cannot go.
     */
    Select<Record> lockPointing(CompanionWork how, RowKeys above, int most) {
        return pointing(how, above, most).forUpdate().noWait();
    }

    /** The same rows, without locks. */
    SelectForUpdateStep<Record> pointing(CompanionWork how, RowKeys above, int most) {
        return sql.select(columns())
                .from(condition.table().forceIndex(work.indexOver(how.via())))
                .where(how.pointing().matches(above))
                .limit(most);
    }

    /**
     * Deletes the rows with these keys, which are locked, if no row points at them: what the server would do to such a row is not ours. That they
     * are to go was asked when the row was locked with which they go, and cannot change as long as we keep it; whether they are held is asked again,
     * since until they were locked themselves they could become a held person's.
     */
    RowCountQuery deleteAlone(RowKeys these) {
        return sql.query(
                "delete from {0} using {1} where {2}",
                condition.table(),
                byKey(),
                keys.matches(these).and(condition.notHeld()).and(condition.alone()));
    }

    /** Rows whose start lies before a cut-off, whatever else is the matter with them. Takes no locks. */
    Select<?> startingBefore(Instant cutoff) {
        return sql.selectOne().from(indexed(condition.table())).where(work.startsBefore(cutoff));
    }

    /** Of the rows with these keys, those whose start lies before the cut-off that stands with them. Takes no locks. */
    Select<Record> startingBefore(Map<Instant, RowKeys> these) {
        return sql.select(columns())
                .from(byKey())
                .where(DSL.or(these.entrySet().stream()
                        .map(some -> keys.matches(some.getValue()).and(work.startsBefore(some.getKey())))
                        .toList()));
    }

    /**
     * Marks the objects of the rows with these keys, which are locked and about to go or to lose their keys. One that is marked already keeps the epoch of its
     * first mark: a hold that came in between concerns it still.
     */
    RowCountQuery markObjects(RowKeys these, ObjectSet objects, long epoch) {
        ColumnValues object = work.values(objects.key());
        String run = work.run().id().text();
        return sql.insertInto(
                        Outpost.OBJECT_MARK,
                        Outpost.TARGET,
                        Outpost.DATASET,
                        Outpost.STORE,
                        Outpost.RUN,
                        Outpost.HOLD_EPOCH,
                        Outpost.OBJECT_KEY)
                .select(DSL.select(
                                DSL.val(work.target().name().name()),
                                DSL.val(work.step().dataset().name()),
                                DSL.val(objects.store()),
                                DSL.val(run),
                                DSL.val(epoch),
                                object.bytes())
                        .from(byKey())
                        .where(keys.matches(these))
                        .and(object.text().ne("")))
                .onDuplicateKeyUpdate()
                .set(Outpost.RUN, run);
    }

    private Table<?> byKey() {
        return condition.table().forceIndex(work.keyIndex());
    }

    /** Locks, of the rows with these keys, those that are still to be deleted and that nobody else has locked. */
    Select<Record> lock(RowKeys these) {
        return sql.select(columns())
                .from(byKey())
                .where(keys.matches(these))
                .and(condition.all())
                .forUpdate()
                .skipLocked();
    }

    /** Reads these fields of the rows with these keys that are still to be acted on. Takes no locks. */
    Select<Record> whole(RowKeys these, List<Field<?>> fields) {
        return sql.select(fields).from(byKey()).where(keys.matches(these)).and(condition.all());
    }

    /** Reads these fields of the rows with these keys, whatever they are. Takes no locks. */
    Select<Record> asTheyAre(RowKeys these, List<Field<?>> fields) {
        return sql.select(fields).from(byKey()).where(keys.matches(these));
    }

    /** Reads these fields of the rows with these keys that are still to be acted on and locks them, but for rows that somebody else has locked. */
    Select<Record> lockWhole(RowKeys these, List<Field<?>> fields) {
        return sql.select(fields)
                .from(byKey())
                .where(keys.matches(these))
                .and(condition.all())
                .forUpdate()
                .skipLocked();
    }

    /** No rows, but every column that a row has now. */
    Select<Record> shape() {
        return sql.select(DSL.asterisk())
                .from(DSL.table(DSL.name(
                        work.step().table().schema(), work.step().table().table())))
                .where(DSL.falseCondition());
    }

    /** The same with what the masked columns hold, all as text. */
    Select<Record> lockWithValues(RowKeys these, KeyedTexts texts) {
        return sql.select(keyAndMasked())
                .select(texts.fields())
                .select(subject())
                .from(byKey())
                .where(keys.matches(these))
                .and(condition.all())
                .forUpdate()
                .skipLocked();
    }

    /** What keys and masked columns of these rows hold, in the same form. */
    Select<Record> values(RowKeys these) {
        return asTheyAre(these, keyAndMasked());
    }

    private List<Field<?>> keyAndMasked() {
        return Stream.concat(
                        key.stream().map(ColumnValues::text),
                        changes().stream()
                                .map(change -> work.values(change.column()).digestible()))
                .<Field<?>>map(text -> text)
                .toList();
    }

    List<Change> changes() {
        return condition.changes();
    }

    /**
     * Masks the rows with these keys that are still to be masked. Columns that the server renews whenever a row changes keep their value:
     * a start that masking moves to today would give the row another life.
     *
     * @param texts of these rows, which are locked
     */
    RowCountQuery mask(RowKeys these, KeyedTexts texts) {
        return mask(these, texts, condition.all());
    }

    /**
     * Masks the rows with these keys, which are locked, and cease so to point at rows that are locked and will be deleted. Asks again what
     * {@link #deleteAlone} asks.
     */
    RowCountQuery detach(RowKeys these) {
        Condition raw = DSL.or(changes().stream().map(Change::raw).toList());
        return mask(these, KeyedTexts.of(work, changes()), condition.notHeld().and(raw));
    }

    private RowCountQuery mask(RowKeys these, KeyedTexts texts, Condition such) {
        Stream<QueryPart> masked = changes().stream().map(change -> assignment(change.field(), value(change, texts)));
        Stream<QueryPart> kept = work
                .renewed(changes().stream().map(Change::column).toList())
                .stream()
                .map(ColumnValues::field)
                .map(field -> assignment(field, field));
        return sql.query(
                "update {0} set {1} where {2}",
                byKey(),
                DSL.list(Stream.concat(masked, kept).toList()),
                keys.matches(these).and(such));
    }

    private static Field<Object> value(Change change, KeyedTexts texts) {
        return switch (change.made()) {
            case Change.InSql made -> made.value();
            case Change.WithKey made -> texts.value(change);
        };
    }

    private static QueryPart assignment(Field<?> field, Field<?> value) {
        return DSL.sql("{0} = {1}", field, value);
    }

    /** How many of the rows with these keys are there; not due; held; waiting. Takes no locks. */
    Select<? extends Record> reasons(RowKeys these) {
        return sql.select(
                        DSL.count(),
                        countUnless(condition.due()),
                        countUnless(condition.notHeld()),
                        countUnless(condition.childless()))
                .from(condition.table())
                .where(keys.matches(these));
    }

    /** How many rows are still to be deleted. Takes no locks. */
    Select<Record1<Integer>> remaining() {
        return sql.selectCount().from(indexed(condition.table())).where(condition.all());
    }

    private static Field<Integer> countUnless(Condition condition) {
        // A condition that is none would be NULL as a value, and so counted as if it did not hold.
        Field<Boolean> holds = DSL.field(DSL.trueCondition().and(condition));
        return DSL.count(DSL.when(DSL.coalesce(holds, DSL.inline(false)).isFalse(), DSL.inline(1)));
    }

    private List<Field<?>> columns() {
        List<Field<?>> columns = new ArrayList<>();
        key.forEach(column -> columns.add(work.keyIsOneNumber() ? column.field() : column.text()));
        if (work.inStartOrder()) {
            columns.add(start().cast(SQLDataType.VARCHAR));
        }
        columns.addAll(subject());
        return columns;
    }

    /** Last of all columns that are read: whom a row is about, as text. None where the map names no such column. */
    private List<Field<?>> subject() {
        return work.subject() == null
                ? List.of()
                : List.of(work.values(work.subject()).text());
    }

    private List<OrderField<?>> order() {
        List<OrderField<?>> order = new ArrayList<>();
        if (work.inStartOrder()) {
            order.add(start());
        }
        key.forEach(column -> order.add(column.field()));
        return order;
    }

    private Condition after(Position last) {
        Condition beyond = keys.after(last.key());
        return last.start() == null ? beyond : after(start(), last.start(), beyond);
    }

    /** Led by a plain comparison of the start, which the index can use; a comparison of whole rows it cannot. */
    private static <T> Condition after(Field<T> start, String last, Condition beyond) {
        Field<T> at = DSL.val((Object) last, start);
        return start.ge(at).and(start.gt(at).or(beyond));
    }

    private Table<?> indexed(Table<?> table) {
        return work.step().path() instanceof AccessPath.StartIndex(String index) ? table.forceIndex(index) : table;
    }

    private Field<?> start() {
        Field<?> start = condition.start();
        if (start == null) {
            throw new IllegalStateException("a step without a start column of its own is read in key order");
        }
        return start;
    }
}
