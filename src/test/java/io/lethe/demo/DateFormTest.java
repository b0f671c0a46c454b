package io.lethe.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

class DateFormTest {
    private static final LocalDateTime SUMMER_NIGHT = LocalDateTime.parse("2026-06-30T23:30:15.123456789");

    @Test
    void writesTheDayAtHome() {
        assertThat(DateForm.DATE.at(SUMMER_NIGHT)).isEqualTo(LocalDate.of(2026, 7, 1));
        assertThat(DateForm.YYYYMMDDHHMMSS.at(SUMMER_NIGHT)).isEqualTo("20260701003015");
    }

    @Test
    void cutsInsteadOfRounding() {
        assertThat(DateForm.SECONDS.at(SUMMER_NIGHT)).isEqualTo(LocalDateTime.parse("2026-06-30T23:30:15"));
        assertThat(DateForm.MILLISECONDS.at(SUMMER_NIGHT)).isEqualTo(LocalDateTime.parse("2026-06-30T23:30:15.123"));
        assertThat(DateForm.MICROSECONDS.at(SUMMER_NIGHT)).isEqualTo(LocalDateTime.parse("2026-06-30T23:30:15.123456"));
    }

    @Test
    void countsFromTheEpoch() {
        assertThat(DateForm.EPOCH_SECONDS.at(SUMMER_NIGHT)).isEqualTo(1_782_862_215L);
        assertThat(DateForm.EPOCH_MILLISECONDS.at(SUMMER_NIGHT)).isEqualTo(1_782_862_215_123L);
    }

    @Test
    void givesNoTimestampThatItsColumnCannotHold() {
        assertThat(DateForm.TIMESTAMP.at(LocalDateTime.parse("1970-01-01T00:00")))
                .isEqualTo(LocalDateTime.parse("1970-01-01T00:00:01"));
    }
}
