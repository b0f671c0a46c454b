package io.lethe.ledger.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lethe.ledger.Keys;
import io.lethe.ledger.tree.Hash;
import io.lethe.ledger.tree.MerkleTree;
import io.lethe.ledger.tree.SubtreeHashes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TlogProofTest {

    private static final CheckpointSigner SIGNER = Keys.signer("ledger.example.org/test", 1);
    private static final CheckpointVerifier VERIFIER = new CheckpointVerifier(List.of(SIGNER.verifierKey()));
    private static final List<byte[]> LEAVES =
            IntStream.range(0, 5).mapToObj(i -> new byte[] {(byte) i}).toList();

    private final TlogProof proof = proof(3);

    @Test
    void refusesEveryChangedBit() {
        byte[] bytes = proof.bytes();
        assertThat(TlogProof.parse(bytes).verify(LEAVES.get(3), VERIFIER).size())
                .isEqualTo(5);
        for (int i = 0; i < bytes.length * 8; i++) {
            byte[] changed = bytes.clone();
            changed[i / 8] ^= (byte) (1 << (i % 8));
            assertThat(accepts(changed, LEAVES.get(3))).as("bit %d", i).isFalse();
        }
    }

    @Test
    void refusesEveryOtherLeaf() {
        for (int i = 0; i < LEAVES.size(); i++) {
            assertThat(accepts(proof.bytes(), LEAVES.get(i))).isEqualTo(i == 3);
        }
        assertThatThrownBy(() -> proof.verify(LEAVES.get(2), VERIFIER))
                .hasMessageStartingWith("the leaf is not at index 3 under the checkpoint of 5 leaves, root ");
    }

    @Test
    void refusesUnauthenticatedExtraLine() {
        String extra = new String(proof.bytes(), StandardCharsets.UTF_8).replace("index 3", "extra AAAA\nindex 3");
        assertThatThrownBy(() -> TlogProof.parse(extra.getBytes(StandardCharsets.UTF_8)))
                .hasMessage("expected a proof that begins with c2sp.org/tlog-proof@v1 and an index");
    }

    @Test
    void refusesIndexBeyondTheCheckpoint() {
        TlogProof beyond = new TlogProof(5, proof.path(), proof.checkpoint());
        assertThat(accepts(beyond.bytes(), LEAVES.get(3))).isFalse();
    }

    private static TlogProof proof(int index) {
        List<Hash> hashes = LEAVES.stream().map(Hash::leaf).toList();
        SubtreeHashes subtrees = SubtreeHashes.over(hashes);
        SignedNote note = SIGNER.sign(new Checkpoint("ledger.example.org/test", 5, MerkleTree.rootOf(hashes)));
        return new TlogProof(index, subtrees.inclusion(index, 5).path(), note);
    }

    private static boolean accepts(byte[] bytes, byte[] leaf) {
        try {
            TlogProof.parse(bytes).verify(leaf, VERIFIER);
            return true;
        } catch (IllegalArgumentException | UntrustedNoteException e) {
            return false;
        }
    }
}
