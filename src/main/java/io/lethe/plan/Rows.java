package io.lethe.plan;

import static org.jooq.impl.DSL.and;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectCount;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;

import io.lethe.catalog.Column;
import io.lethe.catalog.Flavor;
import io.lethe.catalog.Table;
import io.lethe.policy.name.ColumnName;
import io.lethe.policy.name.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.QueryPart;
import org.jooq.RowN;
import org.jooq.impl.DSL;

/**
 * The rows of a table within a statement: the statement's own ones, under the table's full name, or those of a subquery, under
 * an alias that says how deep it lies.
 *
 * @param root the table that the statement is about
 * @param depth 0 for the statement's own rows
 */
record Rows(Table table, TableName root, int depth, Flavor flavor) {
    static Rows of(Table table, Flavor flavor) {
        return new Rows(table, table.name(), 0, flavor);
    }

    /** {@code schema.table}, or in a subquery {@code schema.table as t1}. */
    org.jooq.Table<?> from() {
        org.jooq.Table<?> full = DSL.table(fullName());
        return depth == 0 ? full : full.as(alias());
    }

    /** The same within a template, where jOOQ would write the alias alone; of a subquery. */
    QueryPart declared() {
        return DSL.sql("{0} as {1}", fullName(), name(alias()));
    }

    @SuppressWarnings("unchecked") // the type is only known to the catalog; values are made by the same ColumnKind
    Field<Object> field(ColumnName column) {
        return (Field<Object>)
                DSL.field(qualifier().append(column.name()), kind(column).dataType());
    }

    List<Field<?>> fields(List<ColumnName> columns) {
        return columns.stream().<Field<?>>map(this::field).toList();
    }

    ColumnKind kind(ColumnName column) {
        return ColumnKind.of(column(column));
    }

    Column column(ColumnName column) {
        return table.column(column)
                .orElseThrow(() -> new IllegalStateException("no column " + column + " in " + table.name()
                        + "; the fit of the data map is checked before anything is compiled"));
    }

    /** These columns have one of these values, each given in the order of the columns; none if they can have none of them. */
    Optional<Condition> among(List<ColumnName> columns, List<List<String>> values) {
        List<RowN> fit =
                values.stream().flatMap(value -> value(columns, value).stream()).toList();
        if (fit.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                columns.size() == 1
                        ? field(columns.getFirst())
                                .in(fit.stream().map(row -> row.field(0)).toList())
                        : row(fields(columns)).in(fit));
    }

    private Optional<RowN> value(List<ColumnName> columns, List<String> texts) {
        List<Field<?>> values = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Optional<Object> value = kind(columns.get(i)).read(texts.get(i));
            if (value.isEmpty()) {
                return Optional.empty();
            }
            values.add(val(value.get(), field(columns.get(i))));
        }
        return Optional.of(row(values));
    }

    /** There is a row of {@code other} whose {@code theirs} equal our {@code mine}, and for which the condition holds. */
    Condition anyOf(Table other, Link link, Function<Rows, Condition> condition) {
        Rows inner = inner(other);
        return inner.exist(joined(inner, link).and(condition.apply(inner)));
    }

    private Condition joined(Rows inner, Link link) {
        return and(IntStream.range(0, link.mine().size())
                .mapToObj(i ->
                        inner.field(link.theirs().get(i)).eq(field(link.mine().get(i))))
                .toList());
    }

    /** What the one row of {@code other} has whose {@code theirs} equal our {@code mine}. Not for statements that delete. */
    <T> Field<T> fromOne(Table other, Link link, Function<Rows, Field<T>> value) {
        Rows inner = inner(other);
        return DSL.field(select(value.apply(inner)).from(inner.from()).where(joined(inner, link)));
    }

    /** How many rows of {@code other} are such as {@link #anyOf} asks for. Not for statements that delete. */
    Field<Integer> countOf(Table other, Link link, Function<Rows, Condition> condition) {
        Rows inner = inner(other);
        return DSL.field(selectCount().from(inner.from()).where(joined(inner, link), condition.apply(inner)));
    }

    /** Rows of a table in a subquery of ours. */
    Rows inner(Table other) {
        return new Rows(other, root, depth + 1, flavor);
    }

    /**
     * Whether such a row exists. MySQL does not let a DELETE ask about its own table (error 1093), unless the question stands in
     * a derived table that it cannot merge, which LIMIT makes sure of. MariaDB cannot look outward from a derived table, but lets
     * a DELETE ask.
     */
    private Condition exist(Condition condition) {
        if (flavor == Flavor.MYSQL && table.name().equals(root)) {
            return exists(selectOne()
                    .from(selectOne()
                            .from(from())
                            .where(condition)
                            .limit(inline(1))
                            .asTable("d" + depth)));
        }
        return exists(selectOne().from(from()).where(condition));
    }

    private Name qualifier() {
        return depth == 0 ? fullName() : name(alias());
    }

    private Name fullName() {
        return name(table.name().schema(), table.name().table());
    }

    private String alias() {
        return "t" + depth;
    }

    /** How rows of one table find those of another: our columns and theirs, pair by pair. */
    record Link(List<ColumnName> mine, List<ColumnName> theirs) {
        Link {
            mine = List.copyOf(mine);
            theirs = List.copyOf(theirs);
            if (mine.isEmpty() || mine.size() != theirs.size()) {
                throw new IllegalArgumentException(
                        "expected as many columns on both sides but was " + mine + " and " + theirs);
            }
        }

        /** The same, from the other side. */
        Link back() {
            return new Link(/* mine= */ theirs, /* theirs= */ mine);
        }
    }
}
