package io.lethe.evidence;

import io.lethe.ledger.entry.Leaf;
import io.lethe.ledger.json.JsonObject;

/** A leaf as statements read it: its index, and the members of its JSON. */
record LeafText(long index, JsonObject json) {

    static LeafText of(Leaf leaf) {
        return of(leaf.index(), leaf.bytes());
    }

    /** Refuses bytes that are not canonical JSON. */
    static LeafText of(long index, byte[] bytes) {
        return new LeafText(index, JsonObject.read(bytes));
    }

    String type() {
        return json.text("type");
    }

    /** Whether it tells of keys of the log, and of nothing that was done to rows. */
    boolean isOfKeys() {
        return type().equals("key.rotated") || type().equals("key.retired");
    }

    /** Whether it tells of one chunk of a run's rows, whatever was done to them. */
    boolean isChunk() {
        return type().startsWith("chunk.") && !isRestoration();
    }

    /** Whether it tells of rows that are there still, with masked columns. */
    boolean isMasking() {
        return type().equals("chunk.anonymised");
    }

    /** Whether it tells of rows that were put back from a segment. */
    boolean isRestoration() {
        return type().equals("chunk.restored");
    }
}
