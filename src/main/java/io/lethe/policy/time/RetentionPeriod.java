package io.lethe.policy.time;

import java.time.Period;
import java.time.temporal.ChronoUnit;

/**
 * How long a record is kept, in calendar years, months and days: {@code 13 months}, {@code P7Y}. Never a number of seconds,
 * since no law counts in seconds. Longer than nothing, except {@link #IMMEDIATELY}, which its author has to give a reason for;
 * at most 200 years, so that no arithmetic overflows.
 */
public record RetentionPeriod(Period period) {
    /** Due at the end of the local day on which the clock started. */
    public static final RetentionPeriod IMMEDIATELY = new RetentionPeriod(Period.ZERO);

    private static final int LONGEST_IN_MONTHS = 200 * 12;

    public RetentionPeriod {
        if (period.isNegative()
                || period.toTotalMonths() > LONGEST_IN_MONTHS
                || period.get(ChronoUnit.DAYS) > LONGEST_IN_MONTHS * 31) {
            throw new IllegalArgumentException("expected a period of up to 200 years but was " + period);
        }
    }

    /** {@code 13 months}, {@code 7 years}, {@code 1 year 6 months}, {@code immediately}. */
    @Override
    public String toString() {
        if (period.isZero()) {
            return "immediately";
        }
        StringBuilder words = new StringBuilder();
        append(words, period.getYears(), "year");
        append(words, period.getMonths(), "month");
        append(words, period.getDays(), "day");
        return words.toString();
    }

    private static void append(StringBuilder words, int count, String unit) {
        if (count != 0) {
            words.append(words.isEmpty() ? "" : " ")
                    .append(count)
                    .append(' ')
                    .append(unit)
                    .append(count == 1 ? "" : "s");
        }
    }
}
