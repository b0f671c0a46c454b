package io.lethe.ledger.row;

import io.lethe.ledger.json.Uuids;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.UUID;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Keys of rows as they lie in a receipt: AES-256-GCM under a key derived from the epoch key, bound to the receipt's id.
 *
 * <pre>nonce (12 bytes)  ciphertext  tag (16 bytes)</pre>
 *
 * <p>Nonces are random. Up to 2^32 receipts a quarter keep the chance of a repeated one below 2^-32.
 */
public final class SealedKeys {

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_SIZE = 12;
    private static final int TAG_BITS = 128;

    private SealedKeys() {}

    public static byte[] seal(byte[] payload, EpochKey key, UUID receipt, SecureRandom random) {
        byte[] nonce = new byte[NONCE_SIZE];
        random.nextBytes(nonce);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce, receipt);
            byte[] sealed = cipher.doFinal(payload);
            return ByteBuffer.allocate(NONCE_SIZE + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot seal keys", e);
        }
    }

    /** Refuses what was sealed under another key or for another receipt, or was changed since. */
    public static byte[] open(byte[] sealed, EpochKey key, UUID receipt) {
        if (sealed.length < NONCE_SIZE + TAG_BITS / Byte.SIZE) {
            throw new SealBrokenException("the sealed keys of receipt " + receipt + " are cut off");
        }
        byte[] nonce = new byte[NONCE_SIZE];
        System.arraycopy(sealed, 0, nonce, 0, NONCE_SIZE);
        try {
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, nonce, receipt);
            return cipher.doFinal(sealed, NONCE_SIZE, sealed.length - NONCE_SIZE);
        } catch (AEADBadTagException e) {
            throw new SealBrokenException("the sealed keys of receipt " + receipt + " were not sealed for it under the "
                    + key + ", or were changed");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot open sealed keys", e);
        }
    }

    private static Cipher cipher(int mode, EpochKey key, byte[] nonce, UUID receipt) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key.sealingKey(), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(Uuids.bytes(receipt));
        return cipher;
    }
}
