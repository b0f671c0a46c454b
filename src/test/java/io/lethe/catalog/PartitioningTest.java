package io.lethe.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartitioningTest {
    private static final List<String> NAMES = List.of("p1", "p2", "p3");

    @ParameterizedTest
    @ValueSource(strings = {"RANGE", "RANGE COLUMNS"})
    void leavesOutTheRangeThatIsBeingFilled(String method) {
        assertThat(new Partitioning(method, false, NAMES).closed()).containsExactly("p1", "p2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"LIST", "LIST COLUMNS"})
    void takesEveryList(String method) {
        assertThat(new Partitioning(method, false, NAMES).closed()).isEqualTo(NAMES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HASH", "LINEAR KEY", "SYSTEM_TIME"})
    void takesNoneWhoseRowsHaveNoValuesInCommon(String method) {
        assertThat(new Partitioning(method, false, NAMES).closed()).isEmpty();
    }

    @Test
    void takesNoneThatIsCutItself() {
        assertThat(new Partitioning("RANGE", true, NAMES).closed()).isEmpty();
        assertThat(Partitioning.NONE.closed()).isEmpty();
    }
}
