package io.lethe.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.policy.Limits;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class GuardTest {
    private static final Limits LIMITS = new Limits(1_000_000, new BigDecimal("12.5"));

    @Test
    void passesWhatIsWithinBothLimits() {
        assertThat(guard(125, 1000)).isEqualTo(new Guard.Ok());
        assertThat(guard(1_000_000, 8_000_000)).isEqualTo(new Guard.Ok());
        assertThat(guard(0, 0)).isEqualTo(new Guard.Ok());
    }

    @Test
    void stopsAtTheFirstRowOverTheNumber() {
        assertThat(guard(1_000_001, 100_000_000))
                .isEqualTo(new Guard.OverLimit("1,000,001 rows due, limit 1,000,000 rows per run"));
    }

    @Test
    void stopsAtTheFirstRowOverTheShare() {
        assertThat(guard(126, 1000)).isEqualTo(new Guard.OverLimit("126 of 1,000 rows due, limit 12.5% of the table"));
    }

    @Test
    void asksSmallTablesForNoShare() {
        assertThat(guard(99, 99)).isEqualTo(new Guard.Ok());
        assertThat(guard(100, 100)).isInstanceOf(Guard.OverLimit.class);
    }

    private static Guard guard(long due, long table) {
        return Guard.of(LIMITS, new Counts(due, 0, 0, 0, table));
    }
}
