package io.lethe.schedule;

import io.lethe.policy.Timetable;
import io.lethe.policy.Timetable.Recurrence;
import java.time.LocalTime;
import java.time.MonthDay;
import java.util.List;

/**
 * A timetable as Quartz cron expressions: second, minute, hour, day of month, month, day of week. Most need one; the 29th and 30th
 * of every month need a second one for February, since cron has no "or the last day".
 *
 * <pre>
 * daily 02:00                0 0 2 * * ?
 * weekly on Sunday 02:00     0 0 2 ? * SUN
 * monthly on the 30th 02:00  0 0 2 30 1,3-12 ?   and   0 0 2 L 2 ?
 * </pre>
 */
final class CronForm {
    private static final String EVERY_MONTH = "*";
    private static final String ALL_BUT_FEBRUARY = "1,3-12";
    private static final String FEBRUARY = "2";

    private CronForm() {}

    static List<String> of(Timetable timetable) {
        LocalTime at = timetable.at();
        String time = at.getSecond() + " " + at.getMinute() + " " + at.getHour() + " ";
        return days(timetable.recurrence()).stream().map(days -> time + days).toList();
    }

    private static List<String> days(Recurrence recurrence) {
        return switch (recurrence) {
            case Recurrence.Daily daily -> List.of("* * ?");
            case Recurrence.Weekly weekly ->
                List.of("? * " + weekly.day().name().substring(0, 3));
            case Recurrence.Monthly monthly -> monthly(monthly.day());
            case Recurrence.Yearly yearly -> List.of(yearly(yearly.day()));
        };
    }

    private static List<String> monthly(int day) {
        if (day <= 28) {
            return List.of(monthDay(String.valueOf(day), EVERY_MONTH));
        }
        // The two never fire in the same month, so no month is fired for twice.
        return day == 31
                ? List.of(monthDay("L", EVERY_MONTH))
                : List.of(monthDay(String.valueOf(day), ALL_BUT_FEBRUARY), monthDay("L", FEBRUARY));
    }

    private static String yearly(MonthDay day) {
        return day.isValidYear(2027) // not a leap year
                ? monthDay(String.valueOf(day.getDayOfMonth()), String.valueOf(day.getMonthValue()))
                : monthDay("L", FEBRUARY);
    }

    private static String monthDay(String day, String month) {
        return day + " " + month + " ?";
    }
}
