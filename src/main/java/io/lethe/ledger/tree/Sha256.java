package io.lethe.ledger.tree;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * One digest, used again and again: making one costs as much as hashing a leaf. For whoever hashes many leaves; others have
 * {@link Hash}. Not for several threads.
 */
public final class Sha256 {

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private final MessageDigest digest = digest();

    void update(byte[] bytes) {
        digest.update(bytes);
    }

    void update(byte[] bytes, int offset, int length) {
        digest.update(bytes, offset, length);
    }

    /** The hash of what was fed since the last one. */
    Hash hash() {
        return Hash.owning(digest.digest());
    }

    /** The hash of a leaf with this content. */
    public Hash leaf(byte[] content) {
        digest.update(LEAF);
        digest.update(content);
        return hash();
    }

    Hash node(Hash left, Hash right) {
        digest.update(NODE);
        left.feed(this);
        right.feed(this);
        return hash();
    }

    /** Writes the hash of a leaf with this content into {@code target}. */
    void leaf(byte[] content, int offset, int length, byte[] target, int at) {
        digest.update(LEAF);
        digest.update(content, offset, length);
        finish(target, at);
    }

    /** Puts the node over two hashes that lie end to end in the place of the first. */
    void node(byte[] hashes, int at) {
        digest.update(NODE);
        digest.update(hashes, at, 2 * Hash.SIZE);
        finish(hashes, at);
    }

    private void finish(byte[] target, int at) {
        try {
            digest.digest(target, at, Hash.SIZE);
        } catch (DigestException e) {
            throw new IllegalArgumentException("expected room for a hash", e);
        }
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
