package io.lethe.ledger;

import io.lethe.ledger.entry.Entry;
import io.lethe.ledger.entry.Leaf;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A whole ledger in memory. */
record LedgerInMemory(
        List<StoredLeaf> leaves,
        Map<Tiles.TileId, byte[]> tiles,
        List<CheckpointAudit.File> files,
        Map<Long, byte[]> commitments,
        Map<Long, byte[]> tags) {

    static LedgerInMemory of(int size, List<Integer> published, CheckpointSigner signer) {
        return of(size, published, signer, size);
    }

    /** From leaf {@code fork} on it is another history. */
    static LedgerInMemory of(int size, List<Integer> published, CheckpointSigner signer, int fork) {
        LedgerInMemory ledger = new LedgerInMemory(
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

    byte[] commitmentsOf(long leaf) {
        return Objects.requireNonNull(commitments.get(leaf));
    }

    /** The first tile of level 0. */
    byte[] leafHashes() {
        return Objects.requireNonNull(tiles.get(new Tiles.TileId(0, 0))).clone();
    }

    Checkpoint checkpoint(int size) {
        List<Hash> hashes =
                leaves.subList(0, size).stream().map(StoredLeaf::hash).toList();
        return new Checkpoint("ledger.example.org/test", size, MerkleTree.rootOf(hashes));
    }

    LedgerInMemory copy() {
        return new LedgerInMemory(
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
        return audit(verifier, Math.max(LedgerAuditTest.LEAVES, leaves.size()));
    }

    Verdict audit(CheckpointVerifier verifier, long size) {
        LedgerAudit audit =
                new LedgerAudit(id -> tiles.getOrDefault(id, new byte[0]), CheckpointAudit.of(files, verifier));
        Sha256 sha256 = new Sha256();
        leaves.forEach(leaf ->
                audit.leaf(CheckedLeaf.of(leaf, new CheckedLeaf.Attachments(storedRows(leaf.index()), null), sha256)));
        return audit.finish(size);
    }

    private @Nullable StoredRows storedRows(long leaf) {
        byte[] ofLeaf = commitments.get(leaf);
        return ofLeaf == null ? null : StoredRows.of(ofLeaf, tags.get(leaf), new PackedTree(new Sha256()));
    }
}
