package io.lethe.ledger.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MerkleTreeTest {

    private static final int SIZES = 300;

    private final List<Hash> leaves = IntStream.range(0, SIZES)
            .mapToObj(i -> Hash.leaf(new byte[] {(byte) i, (byte) (i >> 8)}))
            .toList();
    private final SubtreeHashes subtrees = SubtreeHashes.over(leaves);
    private final Naive naive = new Naive(leaves);

    @Test
    void growsTheNaiveRootAtEverySize() {
        MerkleTree tree = new MerkleTree();
        for (int size = 0; size < SIZES; size++) {
            assertThat(tree.root()).isEqualTo(naive.root(0, size));
            assertThat(subtrees.root(size)).isEqualTo(tree.root());
            assertThat(subtrees.frontier(size)).isEqualTo(tree.frontier());
            tree.append(leaves.get(size));
        }
    }

    @Test
    void provesEveryLeafOfEverySize() {
        for (int size = 1; size <= SIZES; size++) {
            for (int index = 0; index < size; index++) {
                InclusionProof proof = subtrees.inclusion(index, size);
                assertThat(proof.path()).isEqualTo(naive.inclusion(index, 0, size));
                assertThat(proof.verify(leaves.get(index), naive.root(0, size))).isTrue();
            }
        }
    }

    @Test
    void provesEverySizeConsistentWithEveryLargerOne() {
        for (int size = 1; size <= SIZES; size++) {
            for (int old = 1; old <= size; old++) {
                ConsistencyProof proof = subtrees.consistency(old, size);
                assertThat(proof.path()).isEqualTo(naive.consistency(old, 0, size, true));
                assertThat(proof.verify(naive.root(0, old), naive.root(0, size)))
                        .isTrue();
            }
        }
    }

    @Test
    void refusesEveryOtherLeafSizeAndPath() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 10_000; i++) {
            int size = random.nextInt(2, SIZES);
            int index = random.nextInt(size);
            InclusionProof proof = subtrees.inclusion(index, size);
            Hash root = naive.root(0, size);
            int other = (index + random.nextInt(1, size)) % size;
            assertThat(proof.verify(leaves.get(other), root)).isFalse();
            assertThat(new InclusionProof(other, size, proof.path()).verify(leaves.get(index), root))
                    .isFalse();
            assertThat(new InclusionProof(index, size, damaged(proof.path(), random)).verify(leaves.get(index), root))
                    .isFalse();
        }
    }

    @Test
    void refusesEveryOtherHistory() {
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 10_000; i++) {
            int size = random.nextInt(3, SIZES);
            int old = random.nextInt(2, size);
            ConsistencyProof proof = subtrees.consistency(old, size);
            assertThat(proof.verify(naive.root(0, old - 1), naive.root(0, size)))
                    .isFalse();
            assertThat(new ConsistencyProof(old, size, damaged(proof.path(), random))
                            .verify(naive.root(0, old), naive.root(0, size)))
                    .isFalse();
        }
    }

    @Test
    void verifiesProofsOfTreesThatFitNowhere() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 10_000; i++) {
            long size = random.nextLong(1, 1L << 40);
            long index = random.nextLong(size);
            // Every subtree but our leaf has the same hash at the same height: enough to compute any proof.
            SubtreeHashes huge = new SubtreeHashes((height, at) -> Hash.of(new byte[] {(byte) height}));
            InclusionProof proof = huge.inclusion(index, size);
            assertThat(proof.verify(Hash.of(new byte[] {0}), rootFrom(proof))).isTrue();
        }
    }

    @Test
    void goesOnFromStoredFrontier() {
        MerkleTree whole = new MerkleTree();
        leaves.subList(0, 100).forEach(whole::append);
        MerkleTree restored = new MerkleTree(100, whole.frontier(), (height, index, hash) -> {});
        leaves.subList(100, 200).forEach(restored::append);
        assertThat(restored.root()).isEqualTo(naive.root(0, 200));
    }

    @Test
    void refusesFrontierOfAnotherSize() {
        assertThatThrownBy(() -> new MerkleTree(3, List.of(Hash.EMPTY_ROOT), (height, index, hash) -> {}))
                .hasMessage("expected 2 hashes in the frontier of a tree of 3 leaves but was 1");
    }

    @Test
    void refusesProofFromNothing() {
        assertThatThrownBy(() -> new ConsistencyProof(0, 5, List.of()))
                .hasMessage("expected an old size between 1 and 5 but was 0");
    }

    private static List<Hash> damaged(List<Hash> path, SplittableRandom random) {
        List<Hash> damaged = new ArrayList<>(path);
        switch (damaged.isEmpty() ? 0 : random.nextInt(3)) {
            case 0 -> damaged.add(random.nextInt(damaged.size() + 1), Hash.EMPTY_ROOT);
            case 1 -> damaged.remove(random.nextInt(damaged.size()));
            default -> damaged.set(random.nextInt(damaged.size()), Hash.EMPTY_ROOT);
        }
        return damaged;
    }

    /** Folds the path as the split of the sizes says, without the index arithmetic of the verifier. */
    private static Hash rootFrom(InclusionProof proof) {
        return Naive.fold(proof.index(), proof.size(), proof.path(), Hash.of(new byte[] {0}));
    }
}
