package io.lethe.policy.time;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * Which values of a start column are due at an instant, in the column's own terms. This is the pure part of the predicate that
 * plan, DELETE and explanation share:
 *
 * <pre>
 * due       floor &lt;= value and value &lt; dueBefore
 * undated   value is null, or value &lt; floor, or value &gt; notAfter
 * kept      everything else
 * </pre>
 *
 * <p>No value below {@code dueBefore} is early: whatever instant it can mean, {@code RuleBook} finds it due. The reverse holds
 * too, except in the hour around a change of the column's clocks, where the range keeps what it cannot tell.
 *
 * <p>The bounds cannot see what is no date at all. Where a column can hold such values ({@link DateType#COMPACT} in a text
 * column; zero days and months in a DATE or DATETIME), the statement must also ask whether the value is one.
 *
 * @param floor the first value that counts as a date, inclusive
 * @param dueBefore the first value that is not due, exclusive
 * @param notAfter the last value that is not in the future, inclusive
 */
public record StartRange(Bound floor, Bound dueBefore, Bound notAfter) {
    /**
     * Two days after zero. A zero that some program has turned into a date, in whatever zone it stood, lies before it; so it is
     * told by the value as written, not by the instant that it would be.
     */
    public static final LocalDateTime FLOOR = LocalDateTime.of(1970, 1, 3, 0, 0);

    /** The range of a column for one step of a rule. */
    public static StartRange of(DateColumn column, Expiry expiry, Instant asOf) {
        return new StartRange(
                column.floor(),
                column.surelyBefore(expiry.firstDayNotDue(asOf), expiry.zone()),
                Bounds.notAfter(column, asOf, expiry.zone()));
    }

    static Bound floor(DateColumn column) {
        return column.type().isLocal() || column.type() == DateType.DATE
                ? Bounds.text(column, FLOOR)
                : Bounds.exact(column, FLOOR.toInstant(ZoneOffset.UTC));
    }

    @Override
    public String toString() {
        return "from " + floor + " and before " + dueBefore;
    }
}
