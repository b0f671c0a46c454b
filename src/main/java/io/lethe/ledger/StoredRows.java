package io.lethe.ledger;

import io.lethe.ledger.row.Commitments;
import io.lethe.ledger.tree.Hash;
import io.lethe.ledger.tree.PackedTree;

/** What there is to say of the commitments that are stored with a leaf: all that its check needs, in a few bytes for any number of rows. */
sealed interface StoredRows {

    /** So many, with this root. */
    record Rooted(int count, Hash root) implements StoredRows {}

    /** They cannot be what was stored. */
    record Unreadable(String why) implements StoredRows {}

    static StoredRows of(byte[] commitments, PackedTree tree) {
        try {
            Commitments read = Commitments.read(commitments);
            return new Rooted(read.size(), read.rowsRoot(tree));
        } catch (IllegalArgumentException e) {
            return new Unreadable(String.valueOf(e.getMessage()));
        }
    }
}
