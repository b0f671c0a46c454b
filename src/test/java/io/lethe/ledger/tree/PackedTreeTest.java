package io.lethe.ledger.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PackedTreeTest {

    /** One tree for all sizes, as a verification uses it: nothing may be left of the one before. */
    @Test
    void hasTheRootOfTheTreeThatGrows() {
        SplittableRandom random = new SplittableRandom(1);
        PackedTree packed = new PackedTree(new Sha256());
        for (int size : sizes()) {
            byte[] contents = new byte[size * Hash.SIZE];
            random.nextBytes(contents);
            MerkleTree tree = new MerkleTree();
            for (int i = 0; i < size; i++) {
                tree.append(Hash.at(contents, i).bytes());
            }
            assertThat(packed.root(contents)).as("%d leaves", size).isEqualTo(tree.root());
        }
    }

    private static List<Integer> sizes() {
        List<Integer> sizes = new ArrayList<>(List.of(5000, 4095, 4096, 4097));
        for (int size = 300; size >= 0; size--) {
            sizes.add(size);
        }
        return sizes;
    }

    @Test
    void refusesHalfAHash() {
        assertThatThrownBy(() -> new PackedTree(new Sha256()).root(new byte[33]))
                .hasMessage("expected 32 bytes for each leaf but was 33");
    }
}
