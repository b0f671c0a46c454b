package io.lethe.ledger;

import io.lethe.ledger.entry.LeafFacts;
import io.lethe.ledger.tree.Hash;
import io.lethe.ledger.tree.Sha256;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can be said of a leaf without knowing its neighbours: its hash from its bytes, and what is wrong with it. Made on any
 * thread; the audit takes them in order. It does not keep the bytes.
 *
 * @param hash from its bytes
 * @param stored what its row says instead
 */
record CheckedLeaf(long index, Hash hash, Hash stored, List<Finding> findings) {

    CheckedLeaf {
        findings = List.copyOf(findings);
    }

    /**
     * What is stored beside a leaf; null where there is nothing.
     *
     * @param details their hash
     */
    record Attachments(@Nullable StoredRows rows, @Nullable Hash details) {}

    static CheckedLeaf of(StoredLeaf stored, Attachments attachments, Sha256 sha256) {
        return new CheckedLeaf(
                stored.index(), stored.leaf().hash(sha256), stored.hash(), new Check(stored).findings(attachments));
    }

    /** Whether the bytes are an entry in canonical form, which agrees with what is stored beside it. */
    private static final class Check {
        private final StoredLeaf stored;
        private List<Finding> findings = List.of();

        Check(StoredLeaf stored) {
            this.stored = stored;
        }

        List<Finding> findings(Attachments attachments) {
            try {
                LeafFacts facts = stored.leaf().facts();
                checkColumns(StoredLeaf.Columns.of(facts));
                if (facts.rows() != null) {
                    checkRows(facts.rows(), attachments.rows());
                }
                checkDetails(facts, attachments.details());
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

        private void checkRows(LeafFacts.Rows expected, @Nullable StoredRows rows) {
            switch (rows) {
                case null -> wrong("the commitments to its rows are missing");
                case StoredRows.Dropped dropped -> {}
                case StoredRows.Unreadable(String why) -> wrong("the commitments to its rows cannot be right: " + why);
                case StoredRows.Rooted(int count, Hash root, StoredRows.Tags tags) -> {
                    checkTags(expected, tags);
                    if (count != expected.count()) {
                        wrong("expected commitments to " + expected.count() + " rows but was " + count);
                    } else if (!root.equals(expected.root())) {
                        wrong("expected commitments with root "
                                + expected.root().abbreviated() + " but was " + root.abbreviated());
                    }
                }
            }
        }

        private void checkTags(LeafFacts.Rows expected, StoredRows.@Nullable Tags tags) {
            Hash root = expected.subjectsRoot();
            if (root == null || tags == null) {
                if ((root == null) != (tags == null)) {
                    wrong(
                            root == null
                                    ? "has tags of subjects but names no column"
                                    : "the tags of its rows are missing");
                }
            } else if (tags.count() != expected.count()) {
                wrong("expected tags of " + expected.count() + " rows but was " + tags.count());
            } else if (!tags.root().equals(root)) {
                wrong("expected tags with root " + root.abbreviated() + " but was "
                        + tags.root().abbreviated());
            }
        }

        /** Details may be erased; those that are there must be the ones that were bound. */
        private void checkDetails(LeafFacts facts, @Nullable Hash details) {
            if (details != null && !Objects.equals(details, facts.details())) {
                wrong("its details are not those that it binds");
            }
        }

        private void wrong(String what) {
            // Almost no leaf has any.
            findings = findings.isEmpty() ? new ArrayList<>() : findings;
            findings.add(new Finding.Wrong(stored.index(), what));
        }
    }
}
