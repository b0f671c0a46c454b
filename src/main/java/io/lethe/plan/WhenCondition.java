package io.lethe.plan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.jooq.impl.DSL.and;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.not;
import static org.jooq.impl.DSL.or;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import io.lethe.policy.Condition;
import io.lethe.policy.Literal;
import io.lethe.policy.name.ColumnName;
import java.time.ZoneId;
import java.util.List;
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
            case Condition.Before before -> isBefore(before);
            case Condition.After after -> isAfter(after);
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

    private org.jooq.Condition isBefore(Condition.Before before) {
        DateRows date = new DateRows(rows, claim.date(before.column()));
        ZoneId zone = claim.policy().zone();
        return decided(
                date,
                date.before(date.date().surelyBefore(before.day(), zone)),
                date.notBefore(date.date().surelyAfter(before.day().minusDays(1), zone)));
    }

    private org.jooq.Condition isAfter(Condition.After after) {
        DateRows date = new DateRows(rows, claim.date(after.column()));
        ZoneId zone = claim.policy().zone();
        return decided(
                date,
                date.notBefore(date.date().surelyAfter(after.day(), zone)),
                date.before(date.date().surelyBefore(after.day().plusDays(1), zone)));
    }

    /** Unknown for placeholders, for what is no date, and for local times of an hour that the clocks show twice, where that matters. */
    private static org.jooq.Condition decided(DateRows date, org.jooq.Condition yes, org.jooq.Condition no) {
        org.jooq.Condition dated = date.dated(date.date().floor());
        return condition(when(dated.and(yes), inline(true)).when(dated.and(no), inline(false)));
    }
}
