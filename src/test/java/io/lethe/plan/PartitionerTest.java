package io.lethe.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PartitionerTest {
    @Test
    void cutsNothingIntoNothing() {
        assertThat(cut(List.of())).isEmpty();
        assertThat(cut(List.of(new Bucket("a", 5, 3, 2)))).isEmpty();
    }

    @Test
    void leavesFewRowsTogether() {
        assertThat(cut(List.of(new Bucket("a", 4_999, 0, 0), new Bucket("b", 4_000, 0, 0))))
                .containsExactly(new Partition(1, null, null, 8_999));
    }

    @Test
    void cutsManyRowsIntoSixteenWithoutGaps() {
        List<Partition> partitions = cut(IntStream.range(0, 365)
                .mapToObj(day -> new Bucket(String.valueOf(1000 + day), 1_200, 150, 50))
                .toList());

        assertThat(partitions).hasSizeBetween(14, 16);
        assertThat(partitions.stream().mapToLong(Partition::rows).sum()).isEqualTo(365_000);
        assertThat(partitions.getFirst().from()).isNull();
        assertThat(partitions.getLast().to()).isNull();
        for (int i = 1; i < partitions.size(); i++) {
            assertThat(partitions.get(i).from())
                    .isNotNull()
                    .isEqualTo(partitions.get(i - 1).to());
            assertThat(partitions.get(i).number()).isEqualTo(i + 1);
        }
        assertThat(partitions)
                .allSatisfy(partition -> assertThat(partition.rows()).isGreaterThanOrEqualTo(5_000));
    }

    @Test
    void keepsStepInKeyOrderWhole() {
        Counted counted = new Counted(new Counts(1_000_000, 0, 0, 0, 2_000_000), List.of());

        assertThat(Partitioner.cut(counted)).containsExactly(new Partition(1, null, null, 1_000_000));
    }

    private static List<Partition> cut(List<Bucket> buckets) {
        long due = buckets.stream().mapToLong(Bucket::free).sum();
        return Partitioner.cut(new Counted(new Counts(due, 0, 0, 0, 0), buckets));
    }
}
