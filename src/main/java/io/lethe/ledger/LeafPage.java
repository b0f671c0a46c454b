package io.lethe.ledger;

import io.lethe.ledger.CheckedLeaf.Attachments;
import io.lethe.ledger.entry.Leaf;
import io.lethe.ledger.tree.Hash;
import io.lethe.ledger.tree.PackedTree;
import io.lethe.ledger.tree.Sha256;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a stretch of leaves and checks each as it comes:
 *
 * <ol>
 *   <li>Read the details, which few leaves have, and keep their hashes.
 *   <li>Read the commitments, and keep of each leaf's how many they are and their root.
 *   <li>Read the leaves, and keep of each its hash and what is wrong with it.
 * </ol>
 *
 * <p>Rows come one at a time, on one connection, and none is kept: so a page of the largest leaves with the largest chunks takes no more
 * memory than any other. Commitments and leaves come in two statements because a join makes the server work half as much again. Not for
 * several threads.
 */
final class LeafPage {

    private final LedgerStore store;
    private final DestroyedEpochs destroyed;
    private final Sha256 sha256 = new Sha256();
    private final PackedTree rowsTree = new PackedTree(sha256);

    LeafPage(LedgerStore store, DestroyedEpochs destroyed) {
        this.store = store;
        this.destroyed = destroyed;
    }

    /** Those leaves from {@code from} to before {@code to} that there are, ascending. */
    List<CheckedLeaf> check(long from, long to) {
        Map<Long, Hash> details = new HashMap<>();
        store.eachDetails(from, to, (leaf, ofLeaf) -> details.put(leaf, ofLeaf.hash()));
        StoredRows[] rows = new StoredRows[Math.toIntExact(to - from)];
        store.eachCommitments(
                from,
                to,
                (leaf, commitments, tags) -> rows[(int) (leaf - from)] = StoredRows.of(commitments, tags, rowsTree));
        List<CheckedLeaf> checked = new ArrayList<>(rows.length);
        store.eachLeaf(from, to, leaf -> {
            StoredRows ofLeaf = orDropped(rows[(int) (leaf.index() - from)], leaf.leaf());
            checked.add(CheckedLeaf.of(leaf, new Attachments(ofLeaf, details.get(leaf.index())), sha256));
        });
        return checked;
    }

    private @Nullable StoredRows orDropped(@Nullable StoredRows rows, Leaf leaf) {
        return rows == null && destroyed.commitTo(leaf) ? new StoredRows.Dropped() : rows;
    }
}
