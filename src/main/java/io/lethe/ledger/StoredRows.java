package io.lethe.ledger;

import io.lethe.ledger.row.Commitments;
import io.lethe.ledger.row.SubjectTags;
import io.lethe.ledger.tree.Hash;
import io.lethe.ledger.tree.PackedTree;
import org.jspecify.annotations.Nullable;

/** What there is to say of the commitments and tags that are stored with a leaf: all that its check needs, in a few bytes for any number of rows. */
sealed interface StoredRows {

    /** So many, with this root; {@code tags} are null where there are none. */
    record Rooted(int count, Hash root, @Nullable Tags tags) implements StoredRows {}

    /** So many tags of whom the rows were about, with this root. */
    record Tags(int count, Hash root) {
        private static @Nullable Tags of(byte @Nullable [] tags, PackedTree tree) {
            if (tags == null) {
                return null;
            }
            SubjectTags read = SubjectTags.read(tags);
            return new Tags(read.size(), read.root(tree));
        }
    }

    /** There are none, and need not be: their key was destroyed. */
    record Dropped() implements StoredRows {}

    /** They cannot be what was stored. */
    record Unreadable(String why) implements StoredRows {}

    static StoredRows of(byte[] commitments, byte @Nullable [] tags, PackedTree tree) {
        try {
            Commitments read = Commitments.read(commitments);
            return new Rooted(read.size(), read.rowsRoot(tree), Tags.of(tags, tree));
        } catch (IllegalArgumentException e) {
            return new Unreadable(String.valueOf(e.getMessage()));
        }
    }
}
