package io.lethe.ledger.note;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The public key of a witness, which cosigns checkpoints of others (C2SP tlog-cosignature, {@code cosignature/v1}):
 *
 * <pre>
 * witness.example.com/legal+8d66cf3c+BHagBDZt6e2RJrmqCnyKHDzB8NA75+LmR+YnQ1yYYWtX
 * </pre>
 *
 * <p>A cosignature says: at this time, the largest tree of this log that I have seen had this root, and it extends all that I saw before.
 */
public record WitnessKey(String name, Ed25519.PublicKey key) {
    private static final String MESSAGE = "cosignature/v1\ntime ";

    public WitnessKey {
        KeyName.check(name);
    }

    /** Strict: a name, an id that belongs to it, and the key; refuses every other spelling. */
    public static WitnessKey parse(String text) {
        return KeyType.COSIGNATURE.parse(text, WitnessKey::new);
    }

    /**
     * Reads a list of keys, one a line. Lines that begin with {@code #} are notes.
     *
     * @throws IllegalArgumentException for a line that is no key
     */
    public static List<WitnessKey> list(String lines) {
        return lines.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(WitnessKey::parse)
                .toList();
    }

    public String text() {
        return KeyType.COSIGNATURE.text(name, key);
    }

    /**
     * When the witness cosigned this checkpoint, by its own clock; the first time, where it did so several times. Empty if it never did.
     *
     * @throws UntrustedNoteException for a line under its name and id that it did not make
     */
    public Optional<Instant> cosigned(SignedNote checkpoint) {
        return checkpoint.signatures().stream()
                .filter(this::made)
                .map(line -> verified(line, checkpoint))
                .min(Instant::compareTo);
    }

    /** Whether a line claims to be by this key; that it is, only {@link #cosigned} tells. */
    public boolean made(SignedNote.Signature line) {
        return line.name().equals(name) && line.keyId() == KeyType.COSIGNATURE.id(name, key);
    }

    private Instant verified(SignedNote.Signature line, SignedNote checkpoint) {
        byte[] timed = line.bytes();
        if (timed.length <= Long.BYTES) {
            throw new UntrustedNoteException(
                    "expected a time and a signature by " + name + " but was " + line.encoded());
        }
        long seconds = ByteBuffer.wrap(timed).getLong();
        byte[] signature = new byte[timed.length - Long.BYTES];
        ByteBuffer.wrap(timed, Long.BYTES, signature.length).get(signature);
        if (!isTime(seconds) || !key.verify(message(seconds, checkpoint.text()), signature)) {
            throw new UntrustedNoteException("the cosignature under the name of " + text() + " is not its own");
        }
        return Instant.ofEpochSecond(seconds);
    }

    /** Later ones cannot be told as a time here, and no clock has shown them. */
    private static boolean isTime(long seconds) {
        return seconds > 0 && seconds <= Instant.MAX.getEpochSecond();
    }

    /** What is signed: {@code cosignature/v1}, the time, and the whole text. */
    static byte[] message(long seconds, String text) {
        return (MESSAGE + seconds + "\n" + text).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return text();
    }
}
