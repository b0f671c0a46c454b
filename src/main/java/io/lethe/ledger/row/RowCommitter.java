package io.lethe.ledger.row;

import io.lethe.ledger.tree.Hash;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;

/** Computes salts and commitments of many rows with one digest and one MAC. Not for several threads. */
final class RowCommitter {

    static final String HMAC = "HmacSHA256";
    static final byte[] COMMIT_LABEL = EpochKey.label("lethe/commit/v1");

    private static final byte[] SALT_LABEL = EpochKey.label("lethe/salt/v1");

    private final Mac mac;
    private final MessageDigest digest;

    RowCommitter(EpochKey key) {
        mac = mac(key);
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    static Mac mac(EpochKey key) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key.hmacKey());
            return mac;
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
        }
    }

    Hash salt(RowKey row) {
        mac.update(SALT_LABEL);
        return Hash.wrap(mac.doFinal(row.bytes()));
    }

    Hash commitment(RowKey row) {
        byte[] bytes = row.bytes();
        byte[] commitment = new byte[Hash.SIZE];
        commit(bytes, bytes.length, commitment, 0);
        return Hash.wrap(commitment);
    }

    /** Writes the commitment to the row whose key is in the first {@code length} bytes into {@code target}. */
    void commit(byte[] rowKey, int length, byte[] target, int offset) {
        try {
            mac.update(SALT_LABEL);
            mac.update(rowKey, 0, length);
            // The target serves as the salt's place until the commitment itself takes it.
            mac.doFinal(target, offset);
            digest.update(COMMIT_LABEL);
            digest.update(target, offset, Hash.SIZE);
            digest.update(rowKey, 0, length);
            digest.digest(target, offset, Hash.SIZE);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("expected room for 32 bytes", e);
        }
    }
}
