package io.lethe.ledger.entry;

import io.lethe.ledger.tree.Hash;
import io.lethe.ledger.tree.Sha256;
import java.nio.charset.StandardCharsets;

/** One leaf as it is stored: its index, counted from 0, and its bytes. */
public final class Leaf {

    private final long index;
    private final byte[] bytes;

    public Leaf(long index, byte[] bytes) {
        this.index = index;
        this.bytes = bytes.clone();
    }

    public long index() {
        return index;
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    public int length() {
        return bytes.length;
    }

    /** The leaf's hash in the tree, from its bytes. */
    public Hash hash() {
        return Hash.leaf(bytes);
    }

    /** As {@link #hash()}, for whoever hashes many. */
    public Hash hash(Sha256 sha256) {
        return sha256.leaf(bytes);
    }

    /** What must agree with what is stored beside it; refuses what {@link #entry()} refuses. */
    public LeafFacts facts() {
        LeafFacts ofChunk = ChunkForm.facts(bytes);
        return ofChunk == null ? LeafFacts.of(entry()) : ofChunk;
    }

    public Entry entry() {
        return Entry.read(bytes);
    }

    @Override
    public String toString() {
        return index + " " + new String(bytes, StandardCharsets.UTF_8);
    }
}
