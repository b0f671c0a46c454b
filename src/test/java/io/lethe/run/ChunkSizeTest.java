package io.lethe.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ChunkSizeTest {
    private final ChunkSize size = new ChunkSize(ChunkSize.LARGEST);

    /** Chunks whose statements take so long a row. */
    private void chunks(int count, Duration perRow) {
        for (int chunk = 0; chunk < count; chunk++) {
            size.took(perRow.multipliedBy(size.rows()), size.rows());
        }
    }

    @Test
    void growsByHalfUntilChunkTakesTenthOfSecond() {
        chunks(1, Duration.ofNanos(50_000));
        assertThat(size.rows()).isEqualTo(750);
        chunks(10, Duration.ofNanos(50_000));
        assertThat(size.rows()).isEqualTo(2_000);
    }

    @Test
    void staysWithinItsBounds() {
        chunks(20, Duration.ofNanos(1_000));
        assertThat(size.rows()).isEqualTo(5_000);
        chunks(20, Duration.ofMillis(50));
        assertThat(size.rows()).isEqualTo(50);
        assertThat(new ChunkSize(300).rows()).isEqualTo(300);
    }

    @Test
    void overlooksOneSlowChunkOfTen() {
        chunks(20, Duration.ofNanos(50_000));
        size.took(Duration.ofMillis(450), size.rows());
        assertThat(size.rows()).isEqualTo(2_000);
        size.took(Duration.ofMillis(450), size.rows());
        assertThat(size.rows()).isEqualTo(444);
    }

    @Test
    void fallsToTenthAtOnceWhenServerIsInTrouble() {
        chunks(20, Duration.ofNanos(50_000));
        size.took(Duration.ofMillis(501), 2_000);
        assertThat(size.rows()).isEqualTo(200);
    }

    @Test
    void beginsNextPartitionWhereThisOneHasComeTo() {
        chunks(20, Duration.ofNanos(50_000));
        size.took(Duration.ofMillis(200), size.rows());

        ChunkSize next = size.next();

        assertThat(next.rows()).isEqualTo(2_000);
        next.took(Duration.ofMillis(200), next.rows());
        assertThat(next.rows()).isEqualTo(1_000);
        assertThat(size.rows()).isEqualTo(2_000);
    }

    @Test
    void halvesAfterConflict() {
        size.conflicted();
        assertThat(size.rows()).isEqualTo(250);
    }
}
