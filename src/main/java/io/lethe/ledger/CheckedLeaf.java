package io.lethe.ledger;

import io.lethe.ledger.entry.ChunkEntry;
import io.lethe.ledger.entry.Details;
import io.lethe.ledger.entry.Entry;
import io.lethe.ledger.row.Commitments;
import io.lethe.ledger.tree.Hash;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A leaf with everything that can be said of it without knowing its neighbours: its hash from its bytes, and what is wrong with
 * it. Made on any thread; the audit takes them in order.
 */
record CheckedLeaf(StoredLeaf stored, Hash hash, List<Finding> findings) {

    CheckedLeaf {
        findings = List.copyOf(findings);
    }

    /** What is stored beside a leaf; null where there is nothing. */
    @SuppressWarnings("ArrayRecordComponent") // on its way from the database to the check, never compared
    record Attachments(
            byte @Nullable [] commitments, @Nullable Details details) {
        static final Attachments NONE = new Attachments(null, null);
    }

    static CheckedLeaf of(StoredLeaf stored, Attachments attachments) {
        return new CheckedLeaf(stored, stored.leaf().hash(), new Check(stored).findings(attachments));
    }

    /** Whether the bytes are an entry in canonical form, which agrees with what is stored beside it. */
    private static final class Check {
        private final StoredLeaf stored;
        private final List<Finding> findings = new ArrayList<>();

        Check(StoredLeaf stored) {
            this.stored = stored;
        }

        List<Finding> findings(Attachments attachments) {
            try {
                Entry entry = stored.leaf().entry();
                checkColumns(StoredLeaf.Columns.of(entry));
                if (entry instanceof ChunkEntry chunk) {
                    checkCommitments(chunk, attachments.commitments());
                }
                checkDetails(entry, attachments.details());
            } catch (IllegalArgumentException e) {
                wrong("not an entry: " + e.getMessage());
            }
            return findings;
        }

        private void checkColumns(StoredLeaf.Columns expected) {
            if (!expected.equals(stored.columns())) {
                wrong("expected to be found by " + expected + " but was " + stored.columns());
            }
        }

        private void checkCommitments(ChunkEntry chunk, byte @Nullable [] bytes) {
            if (bytes == null) {
                wrong("the commitments to its rows are missing");
                return;
            }
            Commitments commitments = Commitments.read(bytes);
            int rows = chunk.outcome().rows();
            Hash root = chunk.rowsRoot();
            if (commitments.size() != rows) {
                wrong("expected commitments to " + rows + " rows but was " + commitments.size());
            } else if (!commitments.rowsRoot().equals(root)) {
                wrong("expected commitments with root " + root.abbreviated() + " but was "
                        + commitments.rowsRoot().abbreviated());
            }
        }

        /** Details may be erased; those that are there must be the ones that were bound. */
        private void checkDetails(Entry entry, @Nullable Details details) {
            if (details != null && !entry.ofDetails().equals(Optional.of(details.hash()))) {
                wrong("its details are not those that it binds");
            }
        }

        private void wrong(String what) {
            findings.add(new Finding.Wrong(stored.index(), what));
        }
    }
}
