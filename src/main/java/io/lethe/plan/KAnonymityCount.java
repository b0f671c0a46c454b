package io.lethe.plan;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;

import io.lethe.policy.name.ColumnName;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;

/**
 * Counts the groups that quasi-identifiers make of the rows that one claim masks. The server groups them, so that no person's values come to us.
 *
 * @param population the rows that are masked, or that the next run masks
 * @param changes what it makes of them
 */
record KAnonymityCount(Claim claim, Rows rows, Condition population, List<Change> changes) {
    private static final Field<Integer> IN_GROUP = field(name("in_group"), Integer.class);
    private static final Field<BigDecimal> NONE = inline(BigDecimal.ZERO);

    static KAnonymityCount of(Outlook outlook) {
        Rows rows = outlook.rows();
        return new KAnonymityCount(
                outlook.claim(), rows, outlook.masked(rows), outlook.step().changes());
    }

    KAnonymity on(DSLContext sql) {
        return new KAnonymity(
                claim.policy().category(),
                claim.table().name(),
                claim.dataset().quasiIdentifiers(),
                groups(sql, rows::field),
                groups(sql, this::masked));
    }

    private KAnonymity.Groups groups(DSLContext sql, Function<ColumnName, Field<?>> values) {
        Record found = sql.fetchSingle(statement(values));
        return new KAnonymity.Groups(found.get(0, Long.class), found.get(1, Long.class), found.get(2, Long.class));
    }

    private Select<Record> statement(Function<ColumnName, Field<?>> values) {
        List<ColumnName> columns = claim.dataset().quasiIdentifiers().columns();
        List<Field<?>> named = new ArrayList<>();
        for (ColumnName column : columns) {
            named.add(exactly(column, values.apply(column)).as("q" + named.size()));
        }
        List<Field<?>> names = named.stream()
                .<Field<?>>map(value -> field(value.getUnqualifiedName()))
                .toList();
        Select<?> each = select(named).from(rows.from()).where(population);
        Select<?> groups =
                select(count().as(IN_GROUP)).from(each.asTable("masked")).groupBy(names);
        Condition small = IN_GROUP.lt(claim.dataset().quasiIdentifiers().k());
        List<Field<?>> figures = List.of(
                coalesce(sum(IN_GROUP), NONE),
                coalesce(min(IN_GROUP), inline(0)),
                coalesce(sum(when(small, IN_GROUP)), NONE));
        return select(figures).from(groups.asTable("groups_of_rows"));
    }

    /** By bytes: a collation that takes {@code ANN} for {@code ann} would make one group of two persons. */
    private Field<?> exactly(ColumnName column, Field<?> value) {
        return rows.column(column).textual() ? MaskedColumn.bytes(value) : value;
    }

    /** A keyed masking leaves groups as they are. One that was masked in part before counts as two here: too small, never too large. */
    private Field<?> masked(ColumnName column) {
        return changes.stream()
                .filter(change -> change.column().equals(column))
                .findFirst()
                .<Field<?>>map(change -> switch (change.made()) {
                    case Change.InSql inSql -> inSql.value();
                    case Change.WithKey withKey -> change.field();
                })
                .orElseGet(() -> rows.field(column));
    }
}
