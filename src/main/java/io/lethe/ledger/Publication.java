package io.lethe.ledger;

import io.lethe.ledger.key.KeyDirectory;
import io.lethe.ledger.key.PublishedCheckpoints;
import io.lethe.ledger.note.Checkpoint;
import io.lethe.ledger.note.SignedNote;
import io.lethe.ledger.note.UntrustedNoteException;
import io.lethe.ledger.note.VerifierKey;
import io.lethe.ledger.tree.Hash;
import io.lethe.ledger.tree.MerkleTree;
import io.lethe.ledger.tree.SubtreeHashes;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Signs and publishes the tree as it is now, if it extends what was published before:
 *
 * <ol>
 *   <li>Lock the head, so that the tree stands still.
 *   <li>Read the last checkpoint from the folder outside, and verify its signature.
 *   <li>The frontier at its size must have its root; so the tree is the published one up to there. Likewise with the checkpoints that lie
 *       with anchors.
 *   <li>From there on, hash the bytes of every leaf again. The root must be that of the head; so the head is what the
 *       leaves say, and the new root is consistent with the published one by construction.
 *   <li>Sign, with each key that the leaves name; write the file, and note it in the database.
 * </ol>
 */
final class Publication {

    /** Leaves read at once while hashing again: 16 MB at their limit. */
    private static final int PAGE = 1000;

    private final LedgerStore store;
    private final KeyDirectory keys;
    private final List<HeldCheckpoint> held;
    private final InstantSource clock;

    Publication(LedgerStore store, KeyDirectory keys, List<HeldCheckpoint> held, InstantSource clock) {
        this.store = store;
        this.keys = keys;
        this.held = List.copyOf(held);
        this.clock = clock;
    }

    SignedNote publish() {
        LedgerHead head = store.lockHead();
        if (head.size() == 0) {
            throw new IllegalStateException("expected an opened ledger but it has no leaf; open it first");
        }
        Checkpoint next = new Checkpoint(keys.origin(), head.size(), check(head));
        SignedNote note = signed(next);
        // If we die before this: nothing happened.
        if (!keys.published().publish(note)) {
            throw new LedgerCorruptException("another checkpoint of the same size is already published as "
                    + PublishedCheckpoints.name(head.size()));
        }
        // If we die here: the file is there and the row is not. Next time the file is the last published checkpoint,
        // and
        // only the row is added if the tree is the same; a larger tree extends it. Nobody is misled meanwhile: the
        // leaves
        // under it were committed before.
        if (store.checkpoints().latestSize() < head.size()) {
            store.checkpoints().insert(head.size(), note, clock.instant());
        }
        return note;
    }

    /** By every key whose term it is, oldest first. One that lies outside already was signed by the keys of its day, and stays as it is. */
    private SignedNote signed(Checkpoint next) {
        Optional<SignedNote> last = keys.published().latest();
        if (last.isPresent() && last.get().text().equals(next.text())) {
            return last.get();
        }
        long previous = last.map(note -> Checkpoint.parse(note.text()).size()).orElse(0L);
        List<VerifierKey> signing = SigningKeys.of(store.transaction()).at(next.size(), previous);
        List<SignedNote.Signature> lines = keys.logKeys().signers(signing).stream()
                .flatMap(signer -> signer.sign(next).signatures().stream())
                .toList();
        return new SignedNote(next.text(), lines);
    }

    /** The root over all leaves' bytes, after making sure that it extends what was published. */
    Hash check(LedgerHead head) {
        Optional<Checkpoint> published = lastPublished();
        checkKnown(published.map(Checkpoint::size).orElse(0L), head);
        held.forEach(one -> checkExtended(one, head));
        MerkleTree tree = published.map(this::treeUpTo).orElseGet(MerkleTree::new);
        hashAgain(tree, head.size());
        if (!tree.root().equals(head.root())) {
            throw new LedgerCorruptException("the head says root " + head.root().abbreviated() + " over " + head.size()
                    + " leaves but their bytes give " + tree.root().abbreviated());
        }
        return tree.root();
    }

    private Optional<Checkpoint> lastPublished() {
        try {
            return keys.published().latest().map(keys.checkpointVerifier()::verify);
        } catch (UntrustedNoteException | IllegalArgumentException e) {
            throw new LedgerCorruptException(
                    "the last checkpoint in " + keys.published() + " is not one of ours: " + e.getMessage());
        }
    }

    private void checkKnown(long published, LedgerHead head) {
        if (published > head.size()) {
            throw new LedgerCorruptException("a checkpoint over " + published
                    + " leaves was published but there are only " + head.size() + "; the database was set back");
        }
        long noted = store.checkpoints().latestSize();
        if (noted > published) {
            throw new LedgerCorruptException("the checkpoint over " + noted + " leaves is missing from "
                    + keys.published() + "; put " + PublishedCheckpoints.name(noted) + " back");
        }
    }

    private void checkExtended(HeldCheckpoint one, LedgerHead head) {
        if (one.checkpoint().size() > head.size()) {
            throw new LedgerCorruptException(one.anchor() + " has a checkpoint over "
                    + one.checkpoint().size() + " leaves but there are only " + head.size()
                    + "; the database was set back");
        }
        treeUpTo(one.checkpoint(), "lies with " + one.anchor());
    }

    private MerkleTree treeUpTo(Checkpoint published) {
        return treeUpTo(published, "was published");
    }

    private MerkleTree treeUpTo(Checkpoint outside, String how) {
        List<Hash> frontier = new SubtreeHashes(new TileNodes(store::tile)).frontier(outside.size());
        MerkleTree tree = new MerkleTree(outside.size(), frontier, (height, index, hash) -> {});
        if (!tree.root().equals(outside.root())) {
            throw new LedgerCorruptException(
                    "a checkpoint with root " + outside.root().abbreviated() + " over "
                            + outside.size() + " leaves " + how + " but the stored tree gives "
                            + tree.root().abbreviated());
        }
        return tree;
    }

    private void hashAgain(MerkleTree tree, long size) {
        while (tree.size() < size) {
            List<StoredLeaf> page = store.leaves(tree.size(), Math.min(tree.size() + PAGE, size));
            if (page.isEmpty()) {
                throw new LedgerCorruptException(tree.size(), "it is missing");
            }
            page.forEach(leaf -> hashAgain(tree, leaf));
        }
    }

    private static void hashAgain(MerkleTree tree, StoredLeaf stored) {
        if (stored.index() != tree.size()) {
            throw new LedgerCorruptException(tree.size(), "it is missing");
        }
        Hash hash = stored.leaf().hash();
        if (!hash.equals(stored.hash())) {
            throw new LedgerCorruptException(
                    stored.index(),
                    "stored hash " + stored.hash().abbreviated() + " but its entry hashes to " + hash.abbreviated());
        }
        tree.append(hash);
    }
}
