package io.lethe.ledger.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShownRangesTest {

    /** Every leaf of every tree up to 20 leaves, against every other size: one history never contradicts itself. */
    @Test
    void findsNothingInOneHistory() {
        List<ShownRanges> all = IntStream.rangeClosed(1, 20)
                .boxed()
                .flatMap(size -> IntStream.range(0, size).mapToObj(index -> shown(size, index, -1)))
                .toList();
        for (ShownRanges one : all) {
            assertThat(all).noneMatch(other -> one.differingFrom(other).isPresent());
        }
    }

    /** Neither shows the leaf that was changed, and the trees have different sizes: what stands beside the ways tells. */
    @Test
    void findsTheShortestRangeThatDiffers() {
        assertThat(shown(10, 7, -1).differingFrom(shown(13, 0, 5)))
                .hasValueSatisfying(range -> assertThat(range).hasToString("leaves 4 to 7"));
        assertThat(shown(10, 5, -1).differingFrom(shown(13, 4, 5)))
                .hasValueSatisfying(range -> assertThat(range).hasToString("leaf 5"));
        assertThat(shown(6, 0, -1).differingFrom(shown(13, 0, 12))).isEmpty();
    }

    @Test
    void comparesWholeTrees() {
        ShownRanges here = new ShownRanges();
        here.add(8, root(8, -1));
        ShownRanges there = shown(13, 12, 3);
        assertThat(here.inCommonWith(there)).isOne();
        assertThat(here.differingFrom(there)).contains(new ShownRanges.Range(0, 8));
        assertThat(here.differingFrom(shown(13, 12, 9))).isEmpty();
        ShownRanges empty = new ShownRanges();
        empty.add(0, Hash.EMPTY_ROOT);
        assertThat(empty.inCommonWith(there)).isZero();
    }

    private static ShownRanges shown(int size, int index, int changed) {
        List<Hash> leaves = leaves(size, changed);
        ShownRanges shown = new ShownRanges();
        shown.add(leaves.get(index), SubtreeHashes.over(leaves).inclusion(index, size));
        return shown;
    }

    private static Hash root(int size, int changed) {
        return MerkleTree.rootOf(leaves(size, changed));
    }

    private static List<Hash> leaves(int size, int changed) {
        return IntStream.range(0, size)
                .mapToObj(i -> Hash.leaf(new byte[] {(byte) i, (byte) (i == changed ? 1 : 0)}))
                .toList();
    }
}
