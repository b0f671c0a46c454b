package io.lethe.ledger.key;

import io.lethe.ledger.tree.Hash;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * By what a secret key is known again, without a word about the key: {@code HMAC-SHA256(key, "lethe/key-check/v1")}. Keys are 32 random bytes,
 * so nobody finds one by trying; and no other use of a key has this label.
 */
final class KeyCheck {
    private static final String HMAC = "HmacSHA256";
    private static final byte[] LABEL = "lethe/key-check/v1".getBytes(StandardCharsets.US_ASCII);

    private KeyCheck() {}

    static Hash of(byte[] key) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return Hash.wrap(mac.doFinal(LABEL));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
        }
    }
}
