package io.lethe.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class WordsTest {

    @Test
    void countsInOneAndMany() {
        assertThat(Words.count(1, "row")).isEqualTo("1 row");
        assertThat(Words.count(0, "row")).isEqualTo("0 rows");
        assertThat(Words.count(1_204, "row")).isEqualTo("1,204 rows");
    }

    @Test
    void neverCallsSomethingNothing() {
        assertThat(new Words.Share(0, 10)).hasToString("0.0 %");
        assertThat(new Words.Share(1, 1_000_000)).hasToString("<0.1 %");
        assertThat(new Words.Share(1, 8)).hasToString("12.5 %");
        assertThat(new Words.Share(0, 0)).hasToString("0.0 %");
    }

    @Test
    void namesTheZoneOfAnInstant() {
        Instant cutoff = Instant.parse("2025-10-21T23:00:00Z");

        assertThat(Words.instant(cutoff, ZoneId.of("Europe/Dublin"))).isEqualTo("2025-10-22T00:00+01:00 Europe/Dublin");
        assertThat(Words.instant(cutoff)).isEqualTo("2025-10-21 23:00:00Z");
    }

    @Test
    void speaksOfDurationsShortly() {
        assertThat(Words.duration(Duration.ofSeconds(8))).isEqualTo("8s");
        assertThat(Words.duration(Duration.ofSeconds(84))).isEqualTo("1m24s");
        assertThat(Words.duration(Duration.ofMinutes(185))).isEqualTo("3h05m");
    }
}
