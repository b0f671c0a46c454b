package io.lethe.ledger.row;

import io.lethe.ledger.tree.Hash;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;

/** Computes the tags of one chunk's rows: see {@link SubjectTags}. Not for several threads. */
final class SubjectTagger {
    private static final byte[] SALT_LABEL = EpochKey.label("lethe/subject-salt/v1");
    private static final byte[] TAG_LABEL = EpochKey.label("lethe/subject-tag/v1");
    private static final byte[] NOBODY_LABEL = EpochKey.label("lethe/nobody/v1");

    private final Mac mac;
    private final byte[] receipt;
    private final Map<String, Integer> seen = new HashMap<>();

    SubjectTagger(EpochKey key, UUID receipt) {
        this.mac = RowCommitter.mac(key);
        this.receipt = ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(receipt.getMostSignificantBits())
                .putLong(receipt.getLeastSignificantBits())
                .array();
    }

    /** The tag of the next row about this subject. */
    Hash next(String reference) {
        int occurrence = seen.merge(reference, 1, Integer::sum) - 1;
        return tag(salt(reference, occurrence), reference);
    }

    /** Of the chunk's {@code occurrence}-th row about this subject, from 0. */
    Hash salt(String reference, int occurrence) {
        mac.update(SALT_LABEL);
        mac.update(receipt);
        mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(occurrence).array());
        return Hash.wrap(mac.doFinal(reference.getBytes(StandardCharsets.UTF_8)));
    }

    static Hash tag(Hash salt, String reference) {
        return Hash.of(TAG_LABEL, salt.bytes(), reference.getBytes(StandardCharsets.UTF_8));
    }

    /** What stands where a row is about nobody: nobody without the key can tell it from a tag. */
    Hash ofNobody(Hash commitment) {
        mac.update(NOBODY_LABEL);
        mac.update(receipt);
        return Hash.wrap(mac.doFinal(commitment.bytes()));
    }
}
