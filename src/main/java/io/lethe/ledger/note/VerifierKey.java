package io.lethe.ledger.note;

import java.util.List;

/**
 * A public key and the name of its owner, in the form that others put into their list of trusted keys:
 *
 * <pre>
 * ledger.example.com/lethe-test+3ef7da6b+AXagBDZt6e2RJrmqCnyKHDzB8NA75+LmR+YnQ1yYYWtX
 * </pre>
 *
 * <p>Between the plus signs stands the key id: see {@link KeyType}. The algorithm is Ed25519, the only one that we sign with.
 */
public record VerifierKey(String name, Ed25519.PublicKey key) {

    public VerifierKey {
        KeyName.check(name);
    }

    /** Strict: a name, an id that belongs to it, and the key; refuses every other spelling. */
    public static VerifierKey parse(String text) {
        return KeyType.NOTE.parse(text, VerifierKey::new);
    }

    /**
     * Reads a list of keys, one a line. Lines that begin with {@code #} are notes.
     *
     * @throws IllegalArgumentException for a line that is no key
     */
    public static List<VerifierKey> list(String lines) {
        return lines.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(VerifierKey::parse)
                .toList();
    }

    public String text() {
        return KeyType.NOTE.text(name, key);
    }

    /** Which key made a signature: a hint that saves trying all, not a proof. */
    public int keyId() {
        return KeyType.NOTE.id(name, key);
    }

    boolean made(SignedNote.Signature signature) {
        return signature.keyId() == keyId() && signature.name().equals(name);
    }

    @Override
    public String toString() {
        return text();
    }
}
