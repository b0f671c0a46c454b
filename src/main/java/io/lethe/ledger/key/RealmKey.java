package io.lethe.ledger.key;

import io.lethe.ledger.tree.Hash;
import io.lethe.policy.Masking;
import io.lethe.policy.name.Realm;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret under which the values of one realm get their pseudonyms. Whoever has it can try guesses of a value; once it is destroyed nobody
 * can, and equal values that come later get other pseudonyms.
 *
 * <pre>
 * pseudonym  = "p-" base32(first 16 bytes of HMAC-SHA256(key, "lethe/pseudonym/v1" 00 value))
 * keyed hash = hex(HMAC-SHA256(key, "lethe/keyed-hash/v1" 00 value))
 * </pre>
 *
 * <p>{@code value} is the text in UTF-8, letter by letter as it is: {@code Ann} and {@code ann} are two. The column is not in it, so that a
 * person has one pseudonym in all tables of a realm. The two labels differ, so that a hash does not show whose pseudonym it belongs to. For
 * several threads.
 */
public final class RealmKey {
    /** Length of the key in bytes. */
    public static final int SIZE = 32;

    private static final String HMAC = "HmacSHA256";

    private final Realm realm;
    private final byte[] key;

    public RealmKey(Realm realm, byte[] key) {
        if (key.length != SIZE) {
            throw new IllegalArgumentException("expected a key of 32 bytes but was " + key.length);
        }
        this.realm = realm;
        this.key = key.clone();
    }

    /** By what the key is known again: see {@link KeyCheck}. */
    public Hash check() {
        return KeyCheck.of(key);
    }

    /** What this masking makes of values under this key. */
    public KeyedText texts(Masking.Keyed masking) {
        byte[] label = ("lethe/" + masking.word() + "/v1\0").getBytes(StandardCharsets.US_ASCII);
        return new KeyedText(masking, mac(), label);
    }

    private Mac mac() {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac;
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
        }
    }

    @Override
    public String toString() {
        return "key of " + realm;
    }
}
