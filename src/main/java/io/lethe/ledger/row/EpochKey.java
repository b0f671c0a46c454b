package io.lethe.ledger.row;

import io.lethe.ledger.tree.Hash;
import java.nio.charset.StandardCharsets;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret under which the rows of one quarter are committed to. Whoever has it can test every guess of a row against
 * the ledger; once it is destroyed nobody can.
 *
 * <pre>
 * salt          = HMAC-SHA256(epochKey, "lethe/salt/v1" 00 rowKey)
 * commitment    = SHA-256("lethe/commit/v1" 00 salt rowKey)
 * keyCommitment = SHA-256("lethe/key/v1" 00 epochKey)
 * held subject  = HMAC-SHA256(epochKey, "lethe/subject/v1" 00 reference)
 * sealing key   = HMAC-SHA256(epochKey, "lethe/seal/v1")
 * </pre>
 */
public final class EpochKey {

    /** Length of the key in bytes. */
    public static final int SIZE = 32;

    private static final byte[] KEY_LABEL = label("lethe/key/v1");
    private static final byte[] SUBJECT_LABEL = label("lethe/subject/v1");
    private static final byte[] SEAL_LABEL = "lethe/seal/v1".getBytes(StandardCharsets.US_ASCII);

    private final KeyEpoch epoch;
    private final byte[] key;

    public EpochKey(KeyEpoch epoch, byte[] key) {
        if (key.length != SIZE) {
            throw new IllegalArgumentException("expected an epoch key of 32 bytes but was " + key.length);
        }
        this.epoch = epoch;
        this.key = key.clone();
    }

    public KeyEpoch epoch() {
        return epoch;
    }

    /** Binds the ledger to this key without showing it: a court's expert who is shown the key can check that it is the one. */
    public Hash keyCommitment() {
        return Hash.of(KEY_LABEL, key);
    }

    /** The salt of one row: with it, and only for this row, anyone can check the commitment. */
    public Hash salt(RowKey row) {
        return new RowCommitter(this).salt(row);
    }

    public Hash commitment(RowKey row) {
        return new RowCommitter(this).commitment(row);
    }

    /** Checks an opening: the commitment to this row under this salt, without any key. */
    public static Hash commitment(byte[] rowKey, Hash salt) {
        return Hash.of(RowCommitter.COMMIT_LABEL, salt.bytes(), rowKey);
    }

    /**
     * Stands for a subject where a hold's leaf must name one; the same within an epoch, unlinkable once its key is destroyed. Rows have
     * tags that are never the same: see {@link SubjectTags}.
     */
    public Hash subjectTag(String reference) {
        Mac mac = RowCommitter.mac(this);
        mac.update(SUBJECT_LABEL);
        return Hash.wrap(mac.doFinal(reference.getBytes(StandardCharsets.UTF_8)));
    }

    SecretKey hmacKey() {
        return new SecretKeySpec(key, RowCommitter.HMAC);
    }

    SecretKey sealingKey() {
        return new SecretKeySpec(RowCommitter.mac(this).doFinal(SEAL_LABEL), "AES");
    }

    /** A label and the zero byte that ends it, so that no label is the beginning of another. */
    static byte[] label(String text) {
        return (text + "\0").getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public String toString() {
        return "epoch key " + epoch;
    }
}
