package io.lethe.plan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.jooq.impl.DSL.and;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.not;
import static org.jooq.impl.DSL.or;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import io.lethe.policy.ColumnName;
import io.lethe.policy.Condition;
import io.lethe.policy.Literal;
import java.time.LocalDate;
import java.util.List;
import java.util.function.BiFunction;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;

/**
 * What a rule claims, as SQL. A comparison with NULL, or with a date that cannot be read, is unknown, and so is its negation: in
 * both cases the row is not claimed. Text is compared byte by byte, so that no collation claims {@code Closed} or {@code closed }
 * for a policy that says {@code closed}.
 */
record WhenCondition(Rows rows, Claim claim) {
    org.jooq.Condition of(Condition condition) {
        return switch (condition) {
            case Condition.Equal equal -> in(equal.column(), List.of(equal.value()));
            case Condition.In in -> in(in.column(), in.values());
            case Condition.IsNull isNull -> rows.field(isNull.column()).isNull();
            case Condition.IsNotNull isNotNull -> rows.field(isNotNull.column()).isNotNull();
            case Condition.Before before -> compare(before.column(), before.day(), DateRows::before);
            case Condition.After after -> compare(after.column(), after.day().plusDays(1), DateRows::notBefore);
            case Condition.All all ->
                all.conditions().isEmpty()
                        ? noCondition()
                        : and(all.conditions().stream().map(this::of).toList());
            case Condition.Any any -> or(any.conditions().stream().map(this::of).toList());
            case Condition.Not inner -> not(of(inner.condition()));
        };
    }

    private org.jooq.Condition in(ColumnName column, List<Literal> literals) {
        ColumnKind kind = rows.kind(column);
        List<Object> values = literals.stream()
                .map(literal -> LiteralValue.of(literal, kind)
                        .orElseThrow(() -> new IllegalStateException("no " + kind + " value " + literal + " for "
                                + column + "; conditions are checked before they are compiled")))
                .toList();
        if (kind != ColumnKind.TEXT) {
            Field<Object> plain = rows.field(column);
            return oneOf(plain, values.stream().map(value -> val(value, plain)).toList());
        }
        Field<byte[]> exact =
                field("cast(convert({0} using utf8mb4) as binary)", SQLDataType.VARBINARY, rows.field(column));
        return oneOf(
                exact,
                values.stream()
                        .map(value -> val(((String) value).getBytes(UTF_8)))
                        .toList());
    }

    private static <T> org.jooq.Condition oneOf(Field<T> field, List<? extends Field<T>> values) {
        return values.size() == 1 ? field.eq(values.getFirst()) : field.in(values);
    }

    /** Placeholders below the floor and texts that are no date are unknown, neither before nor after. */
    private org.jooq.Condition compare(
            ColumnName column, LocalDate day, BiFunction<DateRows, String, org.jooq.Condition> comparison) {
        DateRows date = new DateRows(rows, claim.date(column));
        String bound = StartBounds.startOf(day, date.date(), claim.policy().zone());
        return condition(when(date.dated(StartBounds.floor(date.date())), field(comparison.apply(date, bound))));
    }
}
