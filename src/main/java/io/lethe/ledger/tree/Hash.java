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

    /** By character: a ledger has several hashes in every leaf, and two comparisons for each digit of them take longer than their SHA-256. */
    private static final byte[] NIBBLES = nibbles();

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
        byte[] bytes = new byte[SIZE];
        int all = hex.length() == 2 * SIZE ? 0 : -1;
        for (int i = 0; i < SIZE && all >= 0; i++) {
            int value = nibble(hex.charAt(2 * i)) << 4 | nibble(hex.charAt(2 * i + 1));
            bytes[i] = (byte) value;
            all |= value;
        }
        if (all < 0) {
            throw new IllegalArgumentException("expected 64 lower-case hexadecimal digits but was \"" + hex + "\"");
        }
        return new Hash(bytes);
    }

    /** The value of a lower-case digit; below zero for what is none. */
    private static int nibble(char digit) {
        return digit < NIBBLES.length ? NIBBLES[digit] : -1;
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

    private static byte[] nibbles() {
        byte[] nibbles = new byte[Byte.MAX_VALUE];
        Arrays.fill(nibbles, (byte) -1);
        for (int value = 0; value < 16; value++) {
            nibbles[Character.forDigit(value, 16)] = (byte) value;
        }
        return nibbles;
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
