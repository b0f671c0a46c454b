package io.lethe.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DateRowsTest {
    private static final Pattern REAL_DATE = Pattern.compile(DateRows.REAL_DATE);

    @Test
    void knowsEveryDayFrom1970To2100AndNoOther() {
        for (int year = 1970; year <= 2100; year++) {
            for (int month = 0; month <= 13; month++) {
                for (int day = 0; day <= 32; day++) {
                    String text = String.format(Locale.ROOT, "%04d%02d%02d120000", year, month, day);
                    assertThat(REAL_DATE.matcher(text).find()).as(text).isEqualTo(exists(year, month, day));
                }
            }
        }
    }

    @Test
    void knowsEverySecondOfDayAndNoOther() {
        for (int hour = 0; hour < 100; hour++) {
            for (int rest = 0; rest < 100; rest++) {
                String minute = String.format(Locale.ROOT, "20250228%02d%02d00", hour, rest);
                assertThat(REAL_DATE.matcher(minute).find()).as(minute).isEqualTo(hour < 24 && rest < 60);
                String second = String.format(Locale.ROOT, "20250228%02d00%02d", hour, rest);
                assertThat(REAL_DATE.matcher(second).find()).as(second).isEqualTo(hour < 24 && rest < 60);
            }
        }
    }

    @Test
    void knowsLeapDaysOfAllCenturies() {
        for (int year = 0; year <= 9999; year++) {
            String text = String.format(Locale.ROOT, "%04d0229000000", year);
            assertThat(REAL_DATE.matcher(text).find())
                    .as(text)
                    .isEqualTo(YearMonth.of(year, 2).isValidDay(29));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "2025", "2025-02-28 10:00", "202502281000001", " 20250228100000", "２０２５0228100000", "null"})
    void knowsNothingElse(String text) {
        assertThat(REAL_DATE.matcher(text).find()).isFalse();
    }

    private static boolean exists(int year, int month, int day) {
        try {
            return LocalDate.of(year, month, day).getYear() == year;
        } catch (DateTimeException none) {
            return false;
        }
    }
}
