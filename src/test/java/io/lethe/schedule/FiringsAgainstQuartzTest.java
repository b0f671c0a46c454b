package io.lethe.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.policy.Timetable;
import io.lethe.policy.Timetable.Recurrence;
import java.text.ParseException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.TimeZone;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quartz.CronExpression;

/** What {@code explain} and {@code status} announce is what Quartz does: over three years of clock changes in six zones. */
class FiringsAgainstQuartzTest {
    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2029-01-01T00:00:00Z");

    private static final List<Recurrence> RECURRENCES = List.of(
            new Recurrence.Daily(),
            new Recurrence.Weekly(DayOfWeek.SUNDAY),
            new Recurrence.Monthly(1),
            new Recurrence.Monthly(29),
            new Recurrence.Monthly(30),
            new Recurrence.Monthly(31),
            new Recurrence.Yearly(MonthDay.of(3, 29)),
            new Recurrence.Yearly(MonthDay.of(2, 29)));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UTC",
                "Europe/Berlin",
                "Europe/Dublin",
                "America/New_York",
                "Africa/Cairo",
                "Australia/Lord_Howe",
                "America/Santiago",
                "Africa/Casablanca"
            })
    void fireAtTheSameInstants(String zone) throws ParseException {
        for (Recurrence recurrence : RECURRENCES) {
            for (int minute = 0; minute < 4 * 60; minute += 15) {
                LocalTime at = LocalTime.MIDNIGHT.plusMinutes(minute);
                Timetable timetable = new Timetable(recurrence, at, at.plusHours(3), ZoneId.of(zone));
                assertThat(ours(timetable)).as("%s", timetable).isEqualTo(quartz(timetable));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Europe/Berlin",
                "America/New_York",
                "Africa/Cairo",
                "Australia/Lord_Howe",
                "America/Santiago",
                "Pacific/Auckland"
            })
    void loseAtMostOneNightAndGainNone(String zone) {
        for (int minute = 0; minute < 24 * 60; minute += 15) {
            LocalTime at = LocalTime.MIDNIGHT.plusMinutes(minute);
            Timetable daily = new Timetable(new Recurrence.Daily(), at, at.plusHours(3), ZoneId.of(zone));
            List<Instant> starts = ours(daily);
            for (int i = 1; i < starts.size(); i++) {
                assertThat(Duration.between(starts.get(i - 1), starts.get(i)))
                        .as("%s at %s", daily, starts.get(i))
                        .isBetween(Duration.ofHours(23), Duration.ofHours(49));
            }
        }
    }

    private static List<Instant> ours(Timetable timetable) {
        Firings firings = new Firings(timetable);
        List<Instant> starts = new ArrayList<>();
        for (Instant next = firings.next(FROM).start();
                next.isBefore(TO);
                next = firings.next(next).start()) {
            starts.add(next);
        }
        return starts;
    }

    private static List<Instant> quartz(Timetable timetable) throws ParseException {
        TreeSet<Instant> starts = new TreeSet<>();
        for (String form : CronForm.of(timetable)) {
            CronExpression cron = new CronExpression(form);
            cron.setTimeZone(TimeZone.getTimeZone(timetable.zone()));
            for (Date next = cron.getNextValidTimeAfter(Date.from(FROM));
                    next.toInstant().isBefore(TO);
                    next = cron.getNextValidTimeAfter(next)) {
                starts.add(next.toInstant());
            }
        }
        return List.copyOf(starts);
    }
}
