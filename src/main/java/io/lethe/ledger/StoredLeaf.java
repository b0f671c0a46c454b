package io.lethe.ledger;

import io.lethe.ledger.entry.Entry;
import io.lethe.ledger.entry.Leaf;
import io.lethe.ledger.entry.LeafFacts;
import io.lethe.ledger.tree.Hash;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A leaf with what else its row says of it. Only the bytes are evidence; the rest must agree with them. */
record StoredLeaf(Leaf leaf, Hash hash, Columns columns) {

    /** What leaves are found by. */
    record Columns(
            String type, @Nullable String run, @Nullable UUID receipt) {
        static Columns of(LeafFacts facts) {
            return new Columns(facts.type(), facts.run(), facts.receipt());
        }
    }

    static StoredLeaf of(long index, Entry entry) {
        Leaf leaf = new Leaf(index, entry.bytes());
        return new StoredLeaf(leaf, leaf.hash(), Columns.of(LeafFacts.of(entry)));
    }

    long index() {
        return leaf.index();
    }
}
