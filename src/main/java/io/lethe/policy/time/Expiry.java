package io.lethe.policy.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * When a record that started on some day becomes due, and, seen from the other end, which start days are due at an instant.
 * Both directions are one arithmetic, so that the plan, the DELETE and the explanation cannot differ.
 *
 * <ol>
 *   <li>the start's local day in the policy's zone is moved to the end of its month or year, if the rule says so;
 *   <li>the period is added by the calendar; a day that the month does not have becomes its last day;
 *   <li>the record is due when that local day is <em>over</em>: at the start of the next day, whatever the clocks do that night.
 * </ol>
 *
 * Where the clocks go back over midnight a day begins and ends twice: a start counts from the first beginning, an end from the
 * last, so that nobody loses an hour.
 */
public record Expiry(RetentionPeriod period, CountFrom countFrom, ZoneId zone) {

    /** The last local day on which a record that started on {@code start} must be kept. */
    public LocalDate lastDayKept(LocalDate start) {
        return countFrom.from(start).plus(period.period());
    }

    /** The instant from which a record that started on {@code start} is due. */
    public Instant dueAt(LocalDate start) {
        return LocalDays.over(lastDayKept(start), zone);
    }

    /**
     * The cutoff: records whose start lies before this instant are due at {@code asOf}, and no others. It is always the start
     * of a local day.
     */
    public Instant cutoff(Instant asOf) {
        return LocalDays.first(firstDayNotDue(asOf), zone);
    }

    /** The first local start day that is not due at {@code asOf}; all days before it are. */
    public LocalDate firstDayNotDue(Instant asOf) {
        LocalDate today = asOf.atZone(zone).toLocalDate();
        // dueAt never decreases with its day, and no due day lies after today or is moved by more than a year and the
        // clamping of month ends: so the answer lies between these two, and halving finds it.
        LocalDate due = today.minus(period.period()).minusYears(1).minusDays(62);
        LocalDate kept = today.plusDays(1);
        while (due.plusDays(1).isBefore(kept)) {
            LocalDate middle = due.plusDays((kept.toEpochDay() - due.toEpochDay()) / 2);
            if (dueAt(middle).isAfter(asOf)) {
                kept = middle;
            } else {
                due = middle;
            }
        }
        return kept;
    }
}
