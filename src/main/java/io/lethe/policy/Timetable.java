package io.lethe.policy;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;

/**
 * When a policy runs: the recurrence, the local time at which a run starts, and the local time at which it stops in an orderly
 * way; {@code until} may lie past midnight and is never equal to {@code at}. A firing that the clocks skip (summer time) is made
 * up for at the next one: it costs time, never correctness.
 */
public record Timetable(Recurrence recurrence, LocalTime at, LocalTime until, ZoneId zone) {
    /** On which days. */
    public sealed interface Recurrence {
        record Daily() implements Recurrence {}

        record Weekly(DayOfWeek day) implements Recurrence {}

        /** On this day of each month; months without it use their last day, so that no month is left out. */
        record Monthly(int day) implements Recurrence {}

        record Yearly(MonthDay day) implements Recurrence {}
    }

    public Timetable {
        if (at.equals(until)) {
            throw new IllegalArgumentException("expected a window that ends after it begins but both are " + at);
        }
    }
}
