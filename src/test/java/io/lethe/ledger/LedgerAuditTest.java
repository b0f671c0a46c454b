package io.lethe.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.ledger.entry.Leaf;
import io.lethe.ledger.entry.RunAborted;
import io.lethe.ledger.key.PublishedCheckpoints;
import io.lethe.ledger.note.Checkpoint;
import io.lethe.ledger.note.CheckpointSigner;
import io.lethe.ledger.note.CheckpointVerifier;
import io.lethe.ledger.note.SignedNote;
import io.lethe.ledger.tree.Hash;
import io.lethe.ledger.tree.Tiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Whatever is done to a ledger of a thousand leaves is found, and its place is named. */
class LedgerAuditTest {

    static final int LEAVES = 1_000;
    private static final List<Integer> PUBLISHED = List.of(1, 50, 128, 150, LEAVES);
    private static final CheckpointSigner SIGNER = Keys.signer("ledger.example.org/test", 1);
    private static final CheckpointVerifier VERIFIER = new CheckpointVerifier(List.of(SIGNER.verifierKey()));
    private static final LedgerInMemory GOOD = LedgerInMemory.of(LEAVES, PUBLISHED, SIGNER);

    @Test
    void holdsAsItWasAppended() {
        assertThat(GOOD.audit(VERIFIER)).hasToString("1000 leaves agree with 5 published checkpoints");
    }

    /** One byte of every leaf at a time: each must be named by itself, and nothing else. */
    @Test
    void findsAndNamesEveryChangedByteOfEveryLeaf() {
        int longest = GOOD.leaves().stream()
                .mapToInt(leaf -> leaf.leaf().bytes().length)
                .max()
                .orElseThrow();
        for (int at = 0; at < longest; at++) {
            LedgerInMemory copy = GOOD.copy();
            List<Finding> expected = new ArrayList<>();
            for (int index = 0; index < LEAVES; index++) {
                byte[] changed = GOOD.leaf(index).leaf().bytes();
                if (at < changed.length) {
                    // The high bit: no leaf has it, so that no leaf becomes another one.
                    changed[at] ^= (byte) 0x80;
                    copy.change(index, changed);
                    expected.add(new Finding.Changed(index, GOOD.leaf(index).hash(), Hash.leaf(changed)));
                }
            }
            assertThat(copy.audit(VERIFIER).findings()).startsWith(expected.toArray(Finding[]::new));
        }
    }

    @Test
    void findsAndNamesSingleChangedBit() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 100; i++) {
            int index = random.nextInt(LEAVES);
            byte[] changed = GOOD.leaf(index).leaf().bytes();
            changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
            LedgerInMemory copy = GOOD.copy();
            copy.change(index, changed);
            assertThat(first(copy))
                    .isEqualTo(new Finding.Changed(index, GOOD.leaf(index).hash(), Hash.leaf(changed)));
        }
    }

    @Test
    void namesLeafWhoseStoredHashWasChangedWithIt() {
        byte[] bytes = new RunAborted(Entries.run(1), 1, 3, "replica-lag", Entries.NOW).bytes();
        LedgerInMemory copy = GOOD.copy();
        Leaf leaf = new Leaf(77, bytes);
        copy.leaves().set(77, new StoredLeaf(leaf, leaf.hash(), GOOD.leaf(77).columns()));
        Verdict verdict = copy.audit(VERIFIER);
        assertThat(verdict.findings().getFirst())
                .isEqualTo(new Finding.Changed(77, GOOD.leaf(77).hash(), leaf.hash()));
        assertThat(verdict.findings()).hasAtLeastOneElementOfType(Finding.OtherRoot.class);
    }

    @Test
    void namesTheStretchWhenAllIsRewrittenConsistently() {
        LedgerInMemory other = LedgerInMemory.of(LEAVES, List.of(), SIGNER, 160);
        LedgerInMemory forged =
                new LedgerInMemory(other.leaves(), other.tiles(), GOOD.files(), other.commitments(), other.tags());
        assertThat(forged.audit(VERIFIER).findings())
                .singleElement()
                .asString()
                .startsWith("OtherRoot[size=1000, lastGood=150,");
    }

    @Test
    void namesChangedHashesThatOnlySpeedUpProofs() {
        LedgerInMemory row = GOOD.copy();
        row.leaves()
                .set(
                        5,
                        new StoredLeaf(
                                GOOD.leaf(5).leaf(),
                                Hash.EMPTY_ROOT,
                                GOOD.leaf(5).columns()));
        assertThat(row.audit(VERIFIER).findings())
                .containsExactly(
                        new Finding.Changed(5, Hash.EMPTY_ROOT, GOOD.leaf(5).hash()));

        LedgerInMemory tile = GOOD.copy();
        byte[] hashes = tile.leafHashes();
        hashes[33] ^= 1;
        tile.tiles().put(new Tiles.TileId(0, 0), hashes);
        assertThat(tile.audit(VERIFIER).findings())
                .containsExactly(
                        new Finding.Changed(1, Hash.at(hashes, 1), GOOD.leaf(1).hash()));
    }

    @Test
    void namesRemovedLeaf() {
        assertFirst(copy -> copy.leaves().remove(120), new Finding.Missing(120));
    }

    @Test
    void namesRemovedLeafWhoseIndexWasTakenByTheNext() {
        assertFirst(
                copy -> {
                    copy.leaves().remove(120);
                    copy.renumber();
                },
                new Finding.Missing(120));
    }

    @Test
    void namesInsertedLeaf() {
        assertFirst(
                copy -> {
                    copy.leaves().add(120, StoredLeaf.of(120, Entries.started(Entries.run(99))));
                    copy.renumber();
                },
                new Finding.Inserted(120));
    }

    @Test
    void takesUnpublishedTailAsItIs() {
        LedgerInMemory copy = GOOD.copy();
        copy.leaves().add(StoredLeaf.of(LEAVES, Entries.started(Entries.run(99))));
        // Nobody outside was told of it yet; that it is the head's is for the next checkpoint to establish.
        assertThat(copy.audit(VERIFIER).findings()).isEmpty();
    }

    @Test
    void namesSwappedLeaves() {
        assertFirst(
                copy -> {
                    StoredLeaf third = copy.leaves().get(3);
                    copy.leaves().set(3, copy.leaves().get(90));
                    copy.leaves().set(90, third);
                    copy.renumber();
                },
                new Finding.Swapped(3, 90));
    }

    @Test
    void namesDuplicatedLeaf() {
        assertFirst(
                copy -> {
                    copy.leaves().set(120, copy.leaves().get(119));
                    copy.renumber();
                },
                new Finding.Changed(120, GOOD.leaf(120).hash(), GOOD.leaf(119).hash()));
    }

    @Test
    void namesTruncation() {
        LedgerInMemory copy = GOOD.copy();
        copy.leaves().subList(180, LEAVES).clear();
        copy.tiles().put(new Tiles.TileId(0, 0), Arrays.copyOf(copy.leafHashes(), 180 * Hash.SIZE));
        for (long tile = 1; tile < 4; tile++) {
            copy.tiles().remove(new Tiles.TileId(0, tile));
        }
        assertThat(copy.audit(VERIFIER, 180).findings()).containsExactly(new Finding.Truncated(180, LEAVES));
    }

    @Test
    void namesChangedCommitments() {
        long chunk = GOOD.commitments().keySet().iterator().next();
        LedgerInMemory copy = GOOD.copy();
        copy.commitments().put(chunk, Entries.relayed(77, 3).commitments().bytes());
        assertThat(copy.audit(VERIFIER).findings())
                .singleElement()
                .extracting(Finding::message)
                .asString()
                .startsWith("leaf " + chunk + ": expected commitments with root ");
        copy.commitments().remove(chunk);
        assertThat(copy.audit(VERIFIER).findings())
                .containsExactly(new Finding.Wrong(chunk, "the commitments to its rows are missing"));
    }

    /** One byte of every chunk's at a time. */
    @Test
    void namesTheChunkOfEveryChangedByteOfCommitmentsAndTags() {
        assertThat(namesEveryChangedByte(GOOD.commitments(), LedgerInMemory::commitments))
                .isEqualTo(3 * Hash.SIZE);
        assertThat(namesEveryChangedByte(GOOD.tags(), LedgerInMemory::tags)).isEqualTo(3 * Hash.SIZE);
    }

    private static int namesEveryChangedByte(Map<Long, byte[]> good, Function<LedgerInMemory, Map<Long, byte[]>> of) {
        int longest =
                good.values().stream().mapToInt(bytes -> bytes.length).max().orElseThrow();
        for (int at = 0; at < longest; at++) {
            LedgerInMemory copy = GOOD.copy();
            Set<Long> changed = new TreeSet<>();
            for (Map.Entry<Long, byte[]> entry : good.entrySet()) {
                byte[] bytes = entry.getValue().clone();
                if (at < bytes.length) {
                    bytes[at] ^= 1;
                    of.apply(copy).put(entry.getKey(), bytes);
                    changed.add(entry.getKey());
                }
            }
            assertThat(copy.audit(VERIFIER).findings())
                    .as("byte %d", at)
                    .extracting(finding -> ((Finding.Wrong) finding).leaf())
                    .containsExactlyElementsOf(changed);
        }
        return longest;
    }

    @Test
    void namesChunksWhoseCommitmentsWereSwapped() {
        LedgerInMemory copy = GOOD.copy();
        copy.commitments().put(20L, GOOD.commitmentsOf(40));
        copy.commitments().put(40L, GOOD.commitmentsOf(20));
        assertThat(copy.audit(VERIFIER).findings())
                .extracting(finding -> ((Finding.Wrong) finding).leaf())
                .containsExactly(20L, 40L);
    }

    /** No proof is made from a tile that its leaves do not give: one byte of every hash of a tile at a time. */
    @Test
    void findsEveryChangedByteOfEveryTile() {
        GOOD.tiles().forEach((tile, hashes) -> {
            for (int at = 0; at < Hash.SIZE; at++) {
                byte[] changed = hashes.clone();
                for (int hash = at; hash < changed.length; hash += Hash.SIZE) {
                    changed[hash] ^= 1;
                }
                LedgerInMemory copy = GOOD.copy();
                copy.tiles().put(tile, changed);
                assertThat(copy.audit(VERIFIER).findings()).hasSize(tile.level() == 0 ? hashes.length / Hash.SIZE : 1);
            }
        });
    }

    @Test
    void namesLeafThatIsFoundByTheWrongReceipt() {
        LedgerInMemory copy = GOOD.copy();
        StoredLeaf leaf = copy.leaves().get(4);
        copy.leaves()
                .set(4, new StoredLeaf(leaf.leaf(), leaf.hash(), new StoredLeaf.Columns("run.started", null, null)));
        assertThat(first(copy)).isInstanceOf(Finding.Wrong.class);
    }

    @Test
    void findsEveryChangedByteOfPublishedCheckpoint() {
        byte[] bytes = SIGNER.sign(GOOD.checkpoint(LEAVES)).bytes();
        for (int at = 0; at < bytes.length; at++) {
            byte[] changed = bytes.clone();
            changed[at] ^= 1;
            CheckpointAudit audit = CheckpointAudit.of(List.of(new CheckpointAudit.File("changed", changed)), VERIFIER);
            assertThat(audit.finish(0).getFirst()).isInstanceOf(Finding.BadCheckpoint.class);
        }
    }

    @Test
    void namesForkSignedWithStolenKey() {
        LedgerInMemory copy = GOOD.copy();
        SignedNote fork = SIGNER.sign(new Checkpoint("ledger.example.org/test", 140, Hash.EMPTY_ROOT));
        copy.files().add(new CheckpointAudit.File(PublishedCheckpoints.name(140), fork.bytes()));
        assertThat(first(copy))
                .isEqualTo(new Finding.OtherRoot(
                        140, 128, Hash.EMPTY_ROOT, GOOD.checkpoint(140).root()));
    }

    private static void assertFirst(Consumer<LedgerInMemory> tampering, Finding expected) {
        LedgerInMemory copy = GOOD.copy();
        tampering.accept(copy);
        Verdict verdict = copy.audit(VERIFIER);
        assertThat(verdict.findings().getFirst()).isEqualTo(expected);
        assertThat(verdict.findings()).hasSizeLessThanOrEqualTo(3);
    }

    private static Finding first(LedgerInMemory ledger) {
        return ledger.audit(VERIFIER).findings().getFirst();
    }
}
