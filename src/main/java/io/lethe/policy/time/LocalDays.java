package io.lethe.policy.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;

/**
 * Where the days of a zone begin and end, whatever its clocks do that night.
 *
 * <p>Clocks that are put back from just past midnight (St. John's until 2011, at 00:01) return to the day before, so that a day
 * has two ends and the next one two beginnings. A start is counted from the first beginning, an end from the last: both round
 * towards keeping. Clocks that skip midnight (São Paulo) or a whole day (Apia, 30 December 2011) begin the day at the first
 * moment that exists.
 */
public final class LocalDays {
    private LocalDays() {}

    /** The first instant whose local day is this one or a later one. */
    public static Instant first(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }

    /** The first instant from which the local day is never again this one or an earlier one. */
    public static Instant over(LocalDate day, ZoneId zone) {
        LocalDateTime midnight = day.plusDays(1).atStartOfDay();
        ZoneOffsetTransition transition = zone.getRules().getTransition(midnight);
        boolean comesBack = transition != null
                && transition.isOverlap()
                && transition.getDateTimeAfter().isBefore(midnight);
        return comesBack ? midnight.toInstant(transition.getOffsetAfter()) : first(day.plusDays(1), zone);
    }

    /** The latest local day that the clocks have shown up to an instant. */
    public static LocalDate reached(Instant instant, ZoneId zone) {
        LocalDate day = instant.atZone(zone).toLocalDate();
        LocalDate next = day.plusDays(1);
        return first(next, zone).isAfter(instant) ? day : next;
    }
}
