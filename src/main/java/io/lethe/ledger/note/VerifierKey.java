package io.lethe.ledger.note;

import io.lethe.ledger.tree.Hash;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A public key and the name of its owner, in the form that others put into their list of trusted keys:
 *
 * <pre>
 * ledger.example.com/lethe-test+3ef7da6b+AXagBDZt6e2RJrmqCnyKHDzB8NA75+LmR+YnQ1yYYWtX
 * </pre>
 *
 * <p>Between the plus signs stands the key id: the first four bytes of SHA-256(name, line end, algorithm, key). The
 * algorithm is Ed25519, 1, the only one that we sign with.
 */
public record VerifierKey(String name, Ed25519.PublicKey key) {

    private static final byte ED25519 = 1;

    public VerifierKey {
        KeyName.check(name);
    }

    /** Strict: a name, an id that belongs to it, and the key; refuses every other spelling. */
    public static VerifierKey parse(String text) {
        String[] parts = text.split("\\+", 3);
        if (parts.length != 3) {
            throw new IllegalArgumentException("expected a verifier key name+id+key but was \"" + text + "\"");
        }
        byte[] typed = StrictBase64.decode(parts[2]);
        if (typed.length != 1 + Ed25519.KEY_SIZE || typed[0] != ED25519) {
            throw new IllegalArgumentException("expected an Ed25519 key in \"" + text + "\"");
        }
        VerifierKey parsed =
                new VerifierKey(parts[0], Ed25519.PublicKey.of(Arrays.copyOfRange(typed, 1, typed.length)));
        if (!parsed.text().equals(text)) {
            throw new IllegalArgumentException(
                    "expected the verifier key \"" + parsed.text() + "\" but was \"" + text + "\"");
        }
        return parsed;
    }

    public String text() {
        return name + "+" + HexFormat.of().toHexDigits(keyId()) + "+" + StrictBase64.encode(typedKey());
    }

    /** Which key made a signature: a hint that saves trying all, not a proof. */
    public int keyId() {
        byte[] hash = Hash.of((name + "\n").getBytes(StandardCharsets.UTF_8), typedKey())
                .bytes();
        return ByteBuffer.wrap(hash).getInt();
    }

    boolean made(SignedNote.Signature signature) {
        return signature.keyId() == keyId() && signature.name().equals(name);
    }

    private byte[] typedKey() {
        return ByteBuffer.allocate(1 + Ed25519.KEY_SIZE)
                .put(ED25519)
                .put(key.bytes())
                .array();
    }

    @Override
    public String toString() {
        return text();
    }
}
