package io.lethe.evidence.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.Period;
import org.junit.jupiter.api.Test;

class ScribeTest {
    private final Scribe english = new Scribe(Language.EN);
    private final Scribe german = new Scribe(Language.DE);

    @Test
    void cutsTimesInsteadOfRoundingThem() {
        Instant lastMoment = Instant.parse("2026-12-31T23:59:59.999Z");
        assertThat(english.instant(lastMoment)).isEqualTo("2026-12-31 23:59:59 UTC");
        assertThat(german.instant(lastMoment)).isEqualTo("31.12.2026 23:59:59 UTC");
    }

    @Test
    void countsAsEachLanguageDoes() {
        assertThat(english.rows(1)).isEqualTo("1 row");
        assertThat(english.rows(1_234_567)).isEqualTo("1,234,567 rows");
        assertThat(german.rows(1)).isEqualTo("1 Zeile");
        assertThat(german.transactions(1_234_567)).isEqualTo("1.234.567 Transaktionen");
    }

    @Test
    void saysPeriodsInCalendarUnits() {
        assertThat(english.period(Period.of(1, 6, 0))).isEqualTo("1 year 6 months");
        assertThat(german.period(Period.of(10, 0, 1))).isEqualTo("10 Jahre 1 Tag");
    }

    @Test
    void knowsTwoLanguages() {
        assertThat(Language.read("de")).isEqualTo(Language.DE);
        assertThat(Language.read("en")).isEqualTo(Language.EN);
        assertThatThrownBy(() -> Language.read("EN")).hasMessage("expected en or de but was \"EN\"");
    }
}
