package io.lethe.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.policy.Timetable;
import io.lethe.policy.Timetable.Recurrence;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class CronFormTest {
    @Test
    void saysEveryDay() {
        assertThat(of(new Recurrence.Daily())).containsExactly("0 30 2 * * ?");
    }

    @Test
    void saysOneDayOfTheWeek() {
        assertThat(of(new Recurrence.Weekly(DayOfWeek.SUNDAY))).containsExactly("0 30 2 ? * SUN");
    }

    @Test
    void saysDayThatEveryMonthHas() {
        assertThat(of(new Recurrence.Monthly(28))).containsExactly("0 30 2 28 * ?");
    }

    @Test
    void saysLastDayWhereMonthsLackTheDay() {
        assertThat(of(new Recurrence.Monthly(29))).containsExactly("0 30 2 29 1,3-12 ?", "0 30 2 L 2 ?");
        assertThat(of(new Recurrence.Monthly(30))).containsExactly("0 30 2 30 1,3-12 ?", "0 30 2 L 2 ?");
        assertThat(of(new Recurrence.Monthly(31))).containsExactly("0 30 2 L * ?");
    }

    @Test
    void saysOneDayOfTheYear() {
        assertThat(of(new Recurrence.Yearly(MonthDay.of(12, 31)))).containsExactly("0 30 2 31 12 ?");
        assertThat(of(new Recurrence.Yearly(MonthDay.of(2, 29)))).containsExactly("0 30 2 L 2 ?");
    }

    private static List<String> of(Recurrence recurrence) {
        return CronForm.of(new Timetable(recurrence, LocalTime.of(2, 30), LocalTime.of(5, 0), ZoneOffset.UTC));
    }
}
