package io.lethe.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.ledger.entry.Entry;
import io.lethe.ledger.entry.Leaf;
import io.lethe.ledger.entry.RunAborted;
import io.lethe.ledger.key.PublishedCheckpoints;
import io.lethe.ledger.note.Checkpoint;
import io.lethe.ledger.note.CheckpointSigner;
import io.lethe.ledger.note.CheckpointVerifier;
import io.lethe.ledger.note.SignedNote;
import io.lethe.ledger.tree.Hash;
import io.lethe.ledger.tree.MerkleTree;
import io.lethe.ledger.tree.PackedTree;
import io.lethe.ledger.tree.Sha256;
import io.lethe.ledger.tree.TileGrowth;
import io.lethe.ledger.tree.Tiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whatever is done to a ledger of 200 leaves is found, and its place is named. */
class LedgerAuditTest {

    private static final int LEAVES = 200;
    private static final List<Integer> PUBLISHED = List.of(1, 50, 128, 150, LEAVES);
    private static final CheckpointSigner SIGNER = Keys.signer("ledger.example.org/test", 1);
    private static final CheckpointVerifier VERIFIER = new CheckpointVerifier(List.of(SIGNER.verifierKey()));
    private static final Ledgers GOOD = Ledgers.of(LEAVES, PUBLISHED, SIGNER);

    @Test
    void holdsAsItWasAppended() {
        assertThat(GOOD.audit(VERIFIER)).hasToString("200 leaves agree with 5 published checkpoints");
    }

    /** One byte of every leaf at a time: each must be named by itself, and nothing else. */
    @Test
    void findsAndNamesEveryChangedByteOfEveryLeaf() {
        int longest = GOOD.leaves().stream()
                .mapToInt(leaf -> leaf.leaf().bytes().length)
                .max()
                .orElseThrow();
        for (int at = 0; at < longest; at++) {
            Ledgers copy = GOOD.copy();
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
            Ledgers copy = GOOD.copy();
            copy.change(index, changed);
            assertThat(first(copy))
                    .isEqualTo(new Finding.Changed(index, GOOD.leaf(index).hash(), Hash.leaf(changed)));
        }
    }

    @Test
    void namesLeafWhoseStoredHashWasChangedWithIt() {
        byte[] bytes = new RunAborted(Entries.run(1), 1, 3, "replica-lag", Entries.NOW).bytes();
        Ledgers copy = GOOD.copy();
        Leaf leaf = new Leaf(77, bytes);
        copy.leaves().set(77, new StoredLeaf(leaf, leaf.hash(), GOOD.leaf(77).columns()));
        Verdict verdict = copy.audit(VERIFIER);
        assertThat(verdict.findings().getFirst())
                .isEqualTo(new Finding.Changed(77, GOOD.leaf(77).hash(), leaf.hash()));
        assertThat(verdict.findings()).hasAtLeastOneElementOfType(Finding.OtherRoot.class);
    }

    @Test
    void namesTheStretchWhenAllIsRewrittenConsistently() {
        Ledgers other = Ledgers.of(LEAVES, List.of(), SIGNER, 160);
        Ledgers forged = new Ledgers(other.leaves(), other.tiles(), GOOD.files(), other.commitments(), other.tags());
        assertThat(forged.audit(VERIFIER).findings())
                .singleElement()
                .asString()
                .startsWith("OtherRoot[size=200, lastGood=150,");
    }

    @Test
    void namesChangedHashesThatOnlySpeedUpProofs() {
        Ledgers row = GOOD.copy();
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

        Ledgers tile = GOOD.copy();
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
        Ledgers copy = GOOD.copy();
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
        Ledgers copy = GOOD.copy();
        copy.leaves().subList(180, LEAVES).clear();
        copy.tiles().put(new Tiles.TileId(0, 0), Arrays.copyOf(copy.leafHashes(), 180 * 32));
        assertThat(copy.audit(VERIFIER, 180).findings()).containsExactly(new Finding.Truncated(180, 200));
    }

    @Test
    void namesChangedCommitments() {
        long chunk = GOOD.commitments().keySet().iterator().next();
        Ledgers copy = GOOD.copy();
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

    @Test
    void namesLeafThatIsFoundByTheWrongReceipt() {
        Ledgers copy = GOOD.copy();
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
        Ledgers copy = GOOD.copy();
        SignedNote fork = SIGNER.sign(new Checkpoint("ledger.example.org/test", 140, Hash.EMPTY_ROOT));
        copy.files().add(new CheckpointAudit.File(PublishedCheckpoints.name(140), fork.bytes()));
        assertThat(first(copy))
                .isEqualTo(new Finding.OtherRoot(
                        140, 128, Hash.EMPTY_ROOT, GOOD.checkpoint(140).root()));
    }

    private static void assertFirst(Consumer<Ledgers> tampering, Finding expected) {
        Ledgers copy = GOOD.copy();
        tampering.accept(copy);
        Verdict verdict = copy.audit(VERIFIER);
        assertThat(verdict.findings().getFirst()).isEqualTo(expected);
        assertThat(verdict.findings()).hasSizeLessThanOrEqualTo(3);
    }

    private static Finding first(Ledgers ledger) {
        return ledger.audit(VERIFIER).findings().getFirst();
    }

    /** A whole ledger in memory. */
    record Ledgers(
            List<StoredLeaf> leaves,
            Map<Tiles.TileId, byte[]> tiles,
            List<CheckpointAudit.File> files,
            Map<Long, byte[]> commitments,
            Map<Long, byte[]> tags) {

        static Ledgers of(int size, List<Integer> published, CheckpointSigner signer) {
            return of(size, published, signer, size);
        }

        /** From leaf {@code fork} on it is another history. */
        static Ledgers of(int size, List<Integer> published, CheckpointSigner signer, int fork) {
            Ledgers ledger = new Ledgers(
                    new ArrayList<>(), new HashMap<>(), new ArrayList<>(), new HashMap<>(), new HashMap<>());
            TileGrowth growth = new TileGrowth();
            MerkleTree tree = new MerkleTree(0, List.of(), growth);
            for (int i = 0; i < size; i++) {
                StoredLeaf leaf = StoredLeaf.of(i, ledger.entry(i, i >= fork ? 5000 : 0));
                ledger.leaves.add(leaf);
                tree.append(leaf.hash());
                if (published.contains(i + 1)) {
                    SignedNote note = signer.sign(new Checkpoint("ledger.example.org/test", i + 1, tree.root()));
                    ledger.files.add(new CheckpointAudit.File(PublishedCheckpoints.name(i + 1), note.bytes()));
                }
            }
            growth.growths().forEach(grown -> ledger.tiles.put(grown.tile(), grown.bytes()));
            return ledger;
        }

        private Entry entry(int index, int shift) {
            if (index % 10 != 0) {
                return Entries.started(Entries.run(index + shift));
            }
            RelayedReceipt chunk = index % 20 == 0
                    ? Entries.relayed(index + shift + 1, 3)
                    : Entries.relayedOfPeople(index + shift + 1, "17", null, "17");
            commitments.put((long) index, chunk.commitments().bytes());
            if (chunk.rows().tags() != null) {
                tags.put((long) index, chunk.rows().tags().bytes());
            }
            return chunk.entry();
        }

        StoredLeaf leaf(int index) {
            return leaves.get(index);
        }

        /** The first tile of level 0, which has all of them. */
        byte[] leafHashes() {
            return Objects.requireNonNull(tiles.get(new Tiles.TileId(0, 0))).clone();
        }

        Checkpoint checkpoint(int size) {
            List<Hash> hashes =
                    leaves.subList(0, size).stream().map(StoredLeaf::hash).toList();
            return new Checkpoint("ledger.example.org/test", size, MerkleTree.rootOf(hashes));
        }

        Ledgers copy() {
            return new Ledgers(
                    new ArrayList<>(leaves),
                    new HashMap<>(tiles),
                    new ArrayList<>(files),
                    new HashMap<>(commitments),
                    new HashMap<>(tags));
        }

        void change(int index, byte[] bytes) {
            StoredLeaf good = leaves.get(index);
            leaves.set(index, new StoredLeaf(new Leaf(index, bytes), good.hash(), good.columns()));
        }

        void renumber() {
            for (int i = 0; i < leaves.size(); i++) {
                StoredLeaf leaf = leaves.get(i);
                leaves.set(i, new StoredLeaf(new Leaf(i, leaf.leaf().bytes()), leaf.hash(), leaf.columns()));
            }
        }

        Verdict audit(CheckpointVerifier verifier) {
            return audit(verifier, Math.max(LEAVES, leaves.size()));
        }

        Verdict audit(CheckpointVerifier verifier, long size) {
            LedgerAudit audit =
                    new LedgerAudit(id -> tiles.getOrDefault(id, new byte[0]), CheckpointAudit.of(files, verifier));
            Sha256 sha256 = new Sha256();
            leaves.forEach(leaf -> audit.leaf(
                    CheckedLeaf.of(leaf, new CheckedLeaf.Attachments(storedRows(leaf.index()), null), sha256)));
            return audit.finish(size);
        }

        private @Nullable StoredRows storedRows(long leaf) {
            byte[] ofLeaf = commitments.get(leaf);
            return ofLeaf == null ? null : StoredRows.of(ofLeaf, tags.get(leaf), new PackedTree(new Sha256()));
        }
    }
}
