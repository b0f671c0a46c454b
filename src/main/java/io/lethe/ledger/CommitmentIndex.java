package io.lethe.ledger;

import io.lethe.ledger.tree.Hash;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Says by which leaves a commitment may be. It is a shortcut and no second truth: what it does not cover is searched leaf by leaf, and what it
 * names is looked at.
 *
 * <ol>
 *   <li>After a checkpoint, leaves that no part covers and that are enough for one become a part: six bytes for each of their rows, sorted, in 256
 *       buckets by the commitments' first byte. Parts are never changed, unless commitments are dropped with their key.
 *   <li>A question reads one bucket of each part: 2.4 MB among 10^8 rows.
 *   <li>A bucket that is not what its part's digest says, or a part that is missing, leaves a gap. Gaps, and the leaves after the last part, are
 *       searched by the server, some 170 ms for a million rows.
 * </ol>
 */
final class CommitmentIndex {
    /** Commitments that are read at once: 10 MB for chunks of 5,000 rows. */
    private static final int LEAVES_AT_A_TIME = 64;

    /** Of so many rows a chunk is at most; whether fewer leaves make a part need not be looked at. */
    private static final int ROWS_OF_A_CHUNK = 5_000;

    private final LedgerStore store;
    private final IndexRows rows;
    private final IndexDraft.Limits limits;

    CommitmentIndex(LedgerStore store, IndexDraft.Limits limits) {
        this.store = store;
        this.rows = new IndexRows(store.transaction());
        this.limits = limits;
    }

    /** Adds the next part, if there are leaves for one, and no other engine does; says whether it did. In the caller's transaction. */
    boolean grow() {
        List<IndexPart> parts =
                rows.parts(0).stream().map(IndexRows.Digested::part).toList();
        long from = parts.isEmpty() ? 0 : parts.getLast().to();
        long size = store.head().size();
        if (size - from < Math.min(limits.leaves(), Math.ceilDiv(limits.rows(), ROWS_OF_A_CHUNK))) {
            return false;
        }
        IndexDraft draft = draft(from, Math.min(size, from + limits.leaves()));
        if (!draft.full()) {
            return false;
        }
        // If we die before the caller's commit, the part is made again.
        int number = parts.isEmpty() ? 0 : parts.getLast().number() + 1;
        return rows.insert(new IndexPart(number, from, draft.next()), draft.buckets());
    }

    private IndexDraft draft(long from, long to) {
        IndexDraft draft = new IndexDraft(from, limits);
        for (long at = from; at < to && !draft.full(); at += LEAVES_AT_A_TIME) {
            store.commitments().between(at, Math.min(at + LEAVES_AT_A_TIME, to)).forEach((leaf, commitments) -> {
                if (!draft.full()) {
                    draft.add(leaf, commitments);
                }
            });
        }
        if (to - from == limits.leaves() && !draft.full()) {
            draft.end();
        }
        return draft;
    }

    /** Leaves that may have committed to it, ascending; every leaf that has is among them. */
    NavigableSet<Long> leavesNear(Hash commitment) {
        int bucket = IndexPart.bucket(commitment);
        Map<Integer, byte[]> entries = rows.entries(bucket);
        NavigableSet<Long> leaves = new TreeSet<>();
        long covered = 0;
        for (IndexRows.Digested digested : rows.parts(bucket)) {
            IndexPart part = digested.part();
            byte[] ofPart = entries.getOrDefault(part.number(), new byte[0]);
            if (part.from() >= covered && Arrays.equals(part.digest(bucket, ofPart), digested.digest())) {
                search(commitment, covered, part.from(), leaves);
                Arrays.stream(part.leaves(ofPart, commitment)).forEach(leaves::add);
                covered = part.to();
            }
        }
        search(commitment, covered, Long.MAX_VALUE, leaves);
        return leaves;
    }

    private void search(Hash commitment, long from, long to, NavigableSet<Long> leaves) {
        if (from < to) {
            leaves.addAll(store.commitments().leavesNear(commitment, from, to));
        }
    }

    /** Makes a part again of what commitments its leaves still have. In the caller's transaction, which has dropped the others. */
    void makeAgain(IndexPart part) {
        rows.replace(part, draft(part.from(), part.to()).buckets());
    }

    /** What of the index is not what the commitments give. Leaves after its last part are no finding: their part may not have been made yet. */
    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        long next = 0;
        for (IndexRows.Digested digested : rows.parts(0)) {
            IndexPart part = digested.part();
            if (part.from() != next || !isWhatItsLeavesGive(part)) {
                findings.add(new Finding.BadIndex(part + " is not what their commitments give"));
            }
            next = part.to();
        }
        return findings;
    }

    private boolean isWhatItsLeavesGive(IndexPart part) {
        long leaves = part.to() - part.from();
        if (leaves < 1 || leaves > limits.leaves() || part.to() > store.head().size()) {
            return false;
        }
        IndexDraft draft = draft(part.from(), part.to());
        // Its last leaves may have none any more; but none of it may be left out.
        boolean whole = draft.next() == part.to() || !draft.full();
        return whole && rows.holds(part, draft.buckets());
    }
}
