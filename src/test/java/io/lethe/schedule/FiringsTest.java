package io.lethe.schedule;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.policy.Timetable;
import io.lethe.policy.Timetable.Recurrence;
import java.time.Instant;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;

class FiringsTest {

    /** Zone, window, after when, the window that comes next. Clocks change in Berlin on 29 March and 25 October 2026 at 01:00Z. */
    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 02:30, 05:00, 2026-03-27T12:00:00Z, 2026-03-28T01:30:00Z, 2026-03-28T04:00:00Z",
        // 02:30 is skipped on the 29th: the next firing is a day later.
        "Europe/Berlin, 02:30, 05:00, 2026-03-28T12:00:00Z, 2026-03-30T00:30:00Z, 2026-03-30T03:00:00Z",
        // The end is skipped: the window closes when the clocks jump over it.
        "Europe/Berlin, 01:30, 02:30, 2026-03-28T12:00:00Z, 2026-03-29T00:30:00Z, 2026-03-29T01:00:00Z",
        // The clocks jump inside the window, which is an hour shorter.
        "Europe/Berlin, 01:30, 05:00, 2026-03-28T12:00:00Z, 2026-03-29T00:30:00Z, 2026-03-29T03:00:00Z",
        // 02:30 comes twice: the second one counts.
        "Europe/Berlin, 02:30, 05:00, 2026-10-24T12:00:00Z, 2026-10-25T01:30:00Z, 2026-10-25T04:00:00Z",
        // The end comes twice: the first one counts.
        "Europe/Berlin, 01:30, 02:30, 2026-10-24T12:00:00Z, 2026-10-24T23:30:00Z, 2026-10-25T00:30:00Z",
        // Both come twice: the first end after the start that counts.
        "Europe/Berlin, 02:15, 02:45, 2026-10-24T12:00:00Z, 2026-10-25T01:15:00Z, 2026-10-25T01:45:00Z",
        // Past midnight, over the change.
        "Europe/Berlin, 23:00, 03:00, 2026-03-28T12:00:00Z, 2026-03-28T22:00:00Z, 2026-03-29T01:00:00Z",
        "Europe/Berlin, 23:00, 04:00, 2026-10-24T12:00:00Z, 2026-10-24T21:00:00Z, 2026-10-25T03:00:00Z",
        // A day whose first hour does not exist.
        "Africa/Cairo, 00:30, 03:00, 2026-04-23T12:00:00Z, 2026-04-24T21:30:00Z, 2026-04-25T00:00:00Z",
        // Half an hour.
        "Australia/Lord_Howe, 02:15, 04:00, 2026-10-02T18:00:00Z, 2026-10-04T15:15:00Z, 2026-10-04T17:00:00Z",
    })
    void followsTheClocks(ArgumentsAccessor row) {
        Firings daily = new Firings(new Timetable(
                new Recurrence.Daily(),
                requireNonNull(row.get(1, LocalTime.class)),
                requireNonNull(row.get(2, LocalTime.class)),
                ZoneId.of(row.getString(0))));

        assertThat(daily.next(requireNonNull(row.get(3, Instant.class))))
                .isEqualTo(new Firing(
                        requireNonNull(row.get(4, Instant.class)), requireNonNull(row.get(5, Instant.class))));
    }

    @Test
    void usesTheLastDayOfMonthsWithoutTheDay() {
        assertThat(days(new Recurrence.Monthly(31), "2027-12-31T12:00:00Z", 5))
                .containsExactly("2028-01-31", "2028-02-29", "2028-03-31", "2028-04-30", "2028-05-31");
        assertThat(days(new Recurrence.Monthly(30), "2026-12-31T12:00:00Z", 3))
                .containsExactly("2027-01-30", "2027-02-28", "2027-03-30");
        assertThat(days(new Recurrence.Yearly(MonthDay.of(2, 29)), "2026-12-31T12:00:00Z", 2))
                .containsExactly("2027-02-28", "2028-02-29");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T22:59:59.999Z, false",
        "2026-11-22T23:00:00Z, true",
        "2026-11-23T03:59:59.999Z, true",
        "2026-11-23T04:00:00Z, false",
    })
    void isOpenFromStartToEndOverMidnight(Instant instant, boolean open) {
        Timetable nightly = new Timetable(
                new Recurrence.Daily(), LocalTime.of(23, 0), LocalTime.of(4, 0), ZoneId.of("Europe/Dublin"));

        assertThat(new Firings(nightly).openAt(instant).isPresent()).isEqualTo(open);
    }

    @Test
    void isOpenAlmostAllDayIfTheTimetableSaysSo() {
        Timetable wide = new Timetable(
                new Recurrence.Daily(), LocalTime.of(2, 0), LocalTime.of(1, 59), ZoneId.of("Europe/Dublin"));
        Firings firings = new Firings(wide);

        assertThat(firings.openAt(Instant.parse("2026-11-23T01:58:59Z")).map(Firing::start))
                .contains(Instant.parse("2026-11-22T02:00:00Z"));
        assertThat(firings.openAt(Instant.parse("2026-11-23T01:59:30Z"))).isEmpty();
    }

    private static List<String> days(Recurrence recurrence, String after, int count) {
        Firings firings =
                new Firings(new Timetable(recurrence, LocalTime.of(2, 0), LocalTime.of(5, 0), ZoneId.of("UTC")));
        return Stream.iterate(firings.next(Instant.parse(after)), last -> firings.next(last.start()))
                .limit(count)
                .map(firing -> firing.start().toString().substring(0, 10))
                .toList();
    }
}
