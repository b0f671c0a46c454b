package io.lethe.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.policy.name.TargetName;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ClockDifferenceTest {
    @Test
    void toleratesTwoSecondsEitherWay() {
        assertThat(difference(2_000, 0).tolerable()).isTrue();
        assertThat(difference(-2_000, 0).tolerable()).isTrue();
        assertThat(difference(2_001, 0).tolerable()).isFalse();
        assertThat(difference(-2_001, 0).tolerable()).isFalse();
    }

    @Test
    void doesNotRelyOnWhatItCannotTell() {
        assertThat(difference(0, 2_001).tolerable()).isFalse();
        assertThat(difference(1_500, 600).tolerable()).isFalse();
    }

    @Test
    void saysWhichClockIsAhead() {
        assertThat(difference(4_250, 1)).hasToString("clock of crm is 4.250 s ahead of ours (± 0.001 s)");
        assertThat(difference(-30, 1)).hasToString("clock of crm is 0.030 s behind ours (± 0.001 s)");
    }

    private static ClockDifference difference(long aheadMillis, long uncertaintyMillis) {
        return new ClockDifference(
                new TargetName("crm"), Duration.ofMillis(aheadMillis), Duration.ofMillis(uncertaintyMillis));
    }
}
