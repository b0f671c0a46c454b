package io.lethe.ledger.tree;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** One digest, used again and again: making one costs as much as hashing a leaf. Not for several threads. */
final class Sha256 {

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

    Hash leaf(byte[] content) {
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

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
