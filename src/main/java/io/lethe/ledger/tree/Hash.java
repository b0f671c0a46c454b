package io.lethe.ledger.tree;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * A SHA-256 hash: exactly 32 bytes, written as 64 lower-case hexadecimal digits. Hashes order as unsigned bytes.
 *
 * <p>Leaves and nodes of a Merkle tree are hashed as in RFC 6962: a leaf under the prefix 0, a node under the prefix 1, so
 * that no leaf can pass for a node.
 */
public final class Hash implements Comparable<Hash> {

    /** Length of a hash in bytes. */
    public static final int SIZE = 32;

    /** The root of the tree without leaves: the hash of nothing. */
    public static final Hash EMPTY_ROOT = of();

    private static final HexFormat HEX = HexFormat.of();

    private final byte[] bytes;

    private Hash(byte[] bytes) {
        if (bytes.length != SIZE) {
            throw new IllegalArgumentException("expected a hash of 32 bytes but was " + bytes.length);
        }
        this.bytes = bytes;
    }

    /** The hash that has these 32 bytes. */
    public static Hash wrap(byte[] bytes) {
        return new Hash(bytes.clone());
    }

    /** The SHA-256 hash of all parts, one after the other. */
    public static Hash of(byte[]... parts) {
        Sha256 sha256 = new Sha256();
        for (byte[] part : parts) {
            sha256.update(part);
        }
        return sha256.hash();
    }

    /** Strict: 64 lower-case digits. */
    public static Hash parse(String hex) {
        if (hex.length() != 2 * SIZE || !isLowerHex(hex)) {
            throw new IllegalArgumentException("expected 64 lower-case hexadecimal digits but was \"" + hex + "\"");
        }
        return new Hash(HEX.parseHex(hex));
    }

    /** The hash of a leaf with this content. */
    public static Hash leaf(byte[] content) {
        return new Sha256().leaf(content);
    }

    /** The hash of the node over two others. */
    public static Hash node(Hash left, Hash right) {
        return new Sha256().node(left, right);
    }

    /** Takes the array as its own. */
    static Hash owning(byte[] bytes) {
        return new Hash(bytes);
    }

    /** One of several hashes that lie end to end. */
    public static Hash at(byte[] hashes, int index) {
        return new Hash(Arrays.copyOfRange(hashes, index * SIZE, (index + 1) * SIZE));
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    public String hex() {
        return HEX.formatHex(bytes);
    }

    /** The first eight digits, for messages to people; never for comparing. */
    public String abbreviated() {
        return HEX.formatHex(bytes, 0, 4) + "…";
    }

    /** The other way round: see {@link #at}. */
    public void copyTo(byte[] target, int offset) {
        System.arraycopy(bytes, 0, target, offset, SIZE);
    }

    void feed(Sha256 sha256) {
        sha256.update(bytes);
    }

    private static boolean isLowerHex(String digits) {
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            boolean isDigit = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
            if (!isDigit) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int compareTo(Hash other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return hex();
    }
}
