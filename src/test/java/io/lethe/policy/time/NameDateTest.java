package io.lethe.policy.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameDateTest {
    @ParameterizedTest
    @CsvSource({
        "yyyy-MM-dd,       access-2026-10-22.log.gz, 2026-10-22",
        "yyyyMMdd,         access.log-20261022,      2026-10-22",
        "yyyy_MM_dd,       2026_10_22,               2026-10-22",
        "yyyy.MM.dd,       app.2026.10.22.log,       2026-10-22",
        "yyyyMMddHH,       app-2026102213.log,       2026-10-22",
        "yyyy-MM-ddTHHmm,  app-2026-10-22T1359.log,  2026-10-22",
        "yyyy-MM,          app-2026-02.log,          2026-02-28",
        "yyyy-MM-dd,       app2026-02-29.log,        ",
        "yyyy-MM-dd,       app-2026-13-01.log,       ",
        "yyyy-MM-dd,       app.log,                  ",
        "yyyy.MM.dd,       app-2026-10-22.log,       ",
        "yyyyMMdd,         app-120261022.log,        ",
        "yyyyMMdd,         app-2026102213.log,       ",
        "yyyy-MM-dd,       2026-10-22--2026-10-23,   ",
    })
    void readsTheOneDayThatANameSpeaksOf(String form, String name, LocalDate day) {
        assertThat(new NameDate(form).read(name).orElse(null)).isEqualTo(day);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yy-MM-dd", "dd.MM.yyyy", "yyyy", "yyyy-MM-dd*", "uuuu-MM-dd", "yyyy-dd", "yyyy-MM-HH"})
    void refusesFormsThatNameNoDay(String form) {
        assertThatThrownBy(() -> new NameDate(form))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected a form such as \"yyyy-MM-dd\" but was \"" + form + "\"");
    }

    @Test
    void printsAsItIsWritten() {
        assertThat(new NameDate("yyyy-MM")).hasToString("yyyy-MM");
    }
}
