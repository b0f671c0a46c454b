package io.lethe.ledger;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Drops the commitments, and the tags of subjects, under keys that were destroyed. Their leaves and the roots in them stay, and verify as before.
 *
 * <ol>
 *   <li>Find the leaves that have some, and drop those that no part of the index covers.
 *   <li>Of each part of the index that covers some: drop them and make the part again, in one transaction. If we die here or there, what is left is
 *       found again, and no index disagrees with its commitments.
 * </ol>
 */
public final class DroppedCommitments {
    /** Of 5,000 rows each with tags: 32 MB to be undone if we die. */
    private static final int LEAVES_AT_ONCE = 100;

    private final OwnDatabase own;

    public DroppedCommitments(OwnDatabase own) {
        this.own = own;
    }

    /** Of all epochs whose key the ledger says is destroyed; says of how many chunks there were some. */
    public int drop() throws SQLException {
        NavigableSet<Long> leaves = own.read(sql -> leaves(new LedgerStore(sql)));
        List<Long> rest = new ArrayList<>(leaves);
        parts().forEach(part -> rest.removeIf(leaf -> part.from() <= leaf && leaf < part.to()));
        for (int from = 0; from < rest.size(); from += LEAVES_AT_ONCE) {
            List<Long> some = rest.subList(from, Math.min(from + LEAVES_AT_ONCE, rest.size()));
            own.inTransaction(tx -> new LedgerStore(tx).commitments().drop(some));
        }
        // Read again: another engine may have made one meanwhile, of commitments that were there when it began.
        for (IndexPart part : parts()) {
            List<Long> covered = List.copyOf(leaves.subSet(part.from(), part.to()));
            if (!covered.isEmpty()) {
                own.inTransaction(tx -> drop(covered, part, new LedgerStore(tx)));
            }
        }
        return leaves.size();
    }

    private static NavigableSet<Long> leaves(LedgerStore store) {
        DestroyedEpochs destroyed = DestroyedEpochs.of(store);
        NavigableSet<Long> leaves = new TreeSet<>();
        if (!destroyed.epochs().isEmpty()) {
            store.eachCommitted(leaf -> {
                if (destroyed.commitTo(leaf)) {
                    leaves.add(leaf.index());
                }
            });
        }
        return leaves;
    }

    private List<IndexPart> parts() throws SQLException {
        return own.read(sql -> new IndexRows(sql)
                .parts(0).stream().map(IndexRows.Digested::part).toList());
    }

    private static IndexPart drop(List<Long> leaves, IndexPart part, LedgerStore store) {
        for (int from = 0; from < leaves.size(); from += LEAVES_AT_ONCE) {
            store.commitments().drop(leaves.subList(from, Math.min(from + LEAVES_AT_ONCE, leaves.size())));
        }
        new CommitmentIndex(store, IndexDraft.Limits.USUAL).makeAgain(part);
        return part;
    }
}
