package io.lethe.ledger.entry;

import io.lethe.ledger.json.JsonObject;
import io.lethe.ledger.tree.Hash;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

/**
 * What an entry binds but does not show: names of people, reasons in their own words. Kept beside the ledger and erased
 * when their own time is over, without touching the tree.
 *
 * <p>{@code detailsHash = SHA-256(salt, bytes)}. Without the salt, short texts could be guessed from their hash.
 */
public final class Details {

    private static final int SALT_SIZE = 32;

    private final byte[] salt;
    private final byte[] bytes;

    private Details(byte[] salt, byte[] bytes) {
        this.salt = salt.clone();
        this.bytes = bytes.clone();
    }

    public static Details of(JsonObject content, SecureRandom random) {
        byte[] salt = new byte[SALT_SIZE];
        random.nextBytes(salt);
        return new Details(salt, content.bytes());
    }

    public static Details stored(byte[] salt, byte[] bytes) {
        return new Details(salt, bytes);
    }

    public Hash hash() {
        return Hash.of(salt, bytes);
    }

    public byte[] salt() {
        return salt.clone();
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Without the content: it names people. */
    @Override
    public String toString() {
        return "details " + hash().abbreviated();
    }
}
