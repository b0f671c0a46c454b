package io.lethe.archive.content;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** A SHA-256 digest: exactly 32 bytes, written as 64 lower-case hexadecimal digits, as {@code sha256sum} prints it. */
public final class Sha256 {
    private static final int SIZE = 32;

    private final byte[] bytes;

    private Sha256(byte[] bytes) {
        if (bytes.length != SIZE) {
            throw new IllegalArgumentException("expected a digest of 32 bytes but was " + bytes.length);
        }
        this.bytes = bytes;
    }

    public static Sha256 of(byte[] content) {
        return new Sha256(digest().digest(content));
    }

    /** Closes the digest: what it was given so far. */
    public static Sha256 of(MessageDigest digest) {
        return new Sha256(digest.digest());
    }

    /** Strict: 64 lower-case digits. */
    public static Sha256 parse(String hex) {
        if (!hex.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("expected 64 lower-case hexadecimal digits but was \"" + hex + "\"");
        }
        return new Sha256(HexFormat.of().parseHex(hex));
    }

    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sha256 that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
