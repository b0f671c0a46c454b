package io.lethe.schedule;

import io.lethe.policy.Timetable;
import io.lethe.policy.Timetable.Recurrence;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When a timetable fires, as pure arithmetic that agrees with the triggers made from it.
 *
 * <ul>
 *   <li>A start that the clocks skip (spring) is left out; the next one makes up for it.
 *   <li>A start that the clocks show twice (autumn) fires once, the second time.
 *   <li>A window ends when the clocks first show its end after its start; where they skip it, when they skip it.
 *   <li>A month without the day uses its last day, and so does a year without 29 February.
 * </ul>
 */
public record Firings(Timetable timetable) {
    /** A yearly firing that is skipped once comes within two years and a day; three leave room for nothing else. */
    private static final int FARTHEST_DAYS = 3 * 366;

    /** The first window that begins after this instant. */
    public Firing next(Instant after) {
        LocalDate first = LocalDate.ofInstant(after, zone()).minusDays(1);
        return Stream.iterate(first, day -> day.plusDays(1))
                .limit(FARTHEST_DAYS)
                .flatMap(day -> on(day).stream())
                .filter(firing -> firing.start().isAfter(after))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("expected a timetable that fires but was " + timetable));
    }

    /** The window that this instant lies in. */
    public Optional<Firing> openAt(Instant instant) {
        LocalDate today = LocalDate.ofInstant(instant, zone());
        // A window is at most a day long, and a day may be 25 hours: it began today, yesterday, or just before that.
        return Stream.of(today, today.minusDays(1), today.minusDays(2))
                .flatMap(day -> on(day).stream())
                .filter(firing -> firing.contains(instant))
                .findFirst();
    }

    private Optional<Firing> on(LocalDate day) {
        if (!recurs(day)) {
            return Optional.empty();
        }
        LocalDateTime start = day.atTime(timetable.at());
        List<ZoneOffset> offsets = zone().getRules().getValidOffsets(start);
        if (offsets.isEmpty()) {
            return Optional.empty();
        }
        Instant began = start.toInstant(offsets.getLast());
        return Optional.of(new Firing(began, end(day, began)));
    }

    private Instant end(LocalDate day, Instant start) {
        boolean pastMidnight = timetable.until().isBefore(timetable.at());
        LocalDateTime end = (pastMidnight ? day.plusDays(1) : day).atTime(timetable.until());
        ZoneOffsetTransition transition = zone().getRules().getTransition(end);
        if (transition != null && transition.isGap()) {
            return transition.getInstant();
        }
        return zone().getRules().getValidOffsets(end).stream()
                .map(end::toInstant)
                .filter(instant -> instant.isAfter(start))
                .findFirst()
                .orElseThrow();
    }

    private boolean recurs(LocalDate day) {
        return switch (timetable.recurrence()) {
            case Recurrence.Daily daily -> true;
            case Recurrence.Weekly weekly -> day.getDayOfWeek() == weekly.day();
            case Recurrence.Monthly monthly ->
                day.getDayOfMonth()
                        == Math.min(monthly.day(), YearMonth.from(day).lengthOfMonth());
            case Recurrence.Yearly yearly -> day.equals(yearly.day().atYear(day.getYear()));
        };
    }

    private ZoneId zone() {
        return timetable.zone();
    }
}
