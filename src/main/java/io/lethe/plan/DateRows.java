package io.lethe.plan;

import static org.jooq.impl.DSL.cast;
import static org.jooq.impl.DSL.charLength;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.val;

import io.lethe.policy.time.Bound;
import io.lethe.policy.time.DateColumn;
import io.lethe.policy.time.StartRange;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The date column of some rows. Bounds are texts in the column's own terms, as {@link io.lethe.policy.time.StartRange} gives them. */
record DateRows(Rows rows, DateColumn date) {
    /**
     * Fourteen digits that are a date and time of the Gregorian calendar, leap years included, and nothing else:
     * {@code 20240229235959} but neither {@code 20250229000000} nor {@code 20250101240000}. For MySQL (ICU), MariaDB (PCRE) and
     * Java alike; that nothing follows the last digit is checked apart, since {@code $} lets a line feed pass.
     */
    static final String REAL_DATE = "^("
            + "[0-9]{4}((0[13578]|1[02])(0[1-9]|[12][0-9]|3[01])|(0[469]|11)(0[1-9]|[12][0-9]|30)|02(0[1-9]|1[0-9]|2[0-8]))"
            + "|([0-9]{2}(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)0229"
            + ")([01][0-9]|2[0-3])[0-5][0-9][0-5][0-9]$";

    private static final int DIGITS = 14;

    Field<Object> field() {
        return rows.field(date.column());
    }

    /** A readable date that is not before the first and before the end. */
    Condition within(Bound first, Bound end) {
        return field().ge(bound(first)).and(before(end)).and(readable());
    }

    /** A readable date that is neither before the first nor after the last. */
    Condition between(Bound first, Bound last) {
        return field().ge(bound(first)).and(upTo(last)).and(readable());
    }

    /** A readable date that is not before the first. */
    Condition dated(Bound first) {
        return field().ge(bound(first)).and(readable());
    }

    Condition before(Bound end) {
        return field().lt(bound(end));
    }

    Condition notBefore(Bound first) {
        return field().ge(bound(first));
    }

    Condition upTo(Bound last) {
        return field().le(bound(last));
    }

    /**
     * No date at all, or none from the floor to the as-of. Written as ranges, so that an index on the column serves it; so a value that is no
     * date is only found before the cutoff, where it would otherwise be due.
     */
    Condition outside(StartRange range) {
        Condition outside = field().isNull().or(before(range.floor())).or(field().gt(bound(range.notAfter())));
        Condition readable = readable();
        return readable.equals(noCondition())
                ? outside
                : outside.or(before(range.dueBefore()).and(Truth.certainlyNot(readable)));
    }

    private Field<Object> bound(Bound bound) {
        return val(rows.kind(date.column()).value(bound.asText()), field());
    }

    /** DATE and DATETIME columns may hold days that do not exist, {@code 2025-02-00} or {@code 2025-02-31}; it depends on the SQL mode of whoever wrote them. */
    private Condition readable() {
        return switch (date.type()) {
            case DATE, DATETIME ->
                dayOfMonth(field())
                        .between(inline(1))
                        .and(dayOfMonth(DSL.field("last_day({0})", String.class, field())));
            case TIMESTAMP, EPOCH_SECONDS, EPOCH_MILLISECONDS -> noCondition();
            case COMPACT -> fourteenDigits();
        };
    }

    private Condition fourteenDigits() {
        Field<String> digits = cast(field(), SQLDataType.CHAR);
        return charLength(digits).eq(inline(DIGITS)).and(digits.likeRegex(inline(REAL_DATE)));
    }

    private static Field<Integer> dayOfMonth(Field<?> date) {
        return DSL.field("dayofmonth({0})", Integer.class, date);
    }
}
