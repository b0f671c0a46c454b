package io.lethe.ledger.key;

import io.lethe.policy.Masking;
import java.util.HexFormat;
import javax.crypto.Mac;

/** Makes, under a {@link RealmKey}, of each value the text that stands for it. Not for several threads. */
public final class KeyedText {
    /** Crockford's base 32, in small letters. */
    private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";

    private static final int BITS_PER_DIGIT = 5;

    /** Of the 32 bytes of the HMAC; a pseudonym is to be short. */
    private static final int PSEUDONYM_BYTES = 16;

    private final Masking.Keyed masking;
    private final Mac mac;
    private final byte[] label;

    KeyedText(Masking.Keyed masking, Mac mac, byte[] label) {
        this.masking = masking;
        this.mac = mac;
        this.label = label.clone();
    }

    /** The same for the same bytes; always of the form that the masking promises. */
    public String of(byte[] value) {
        mac.update(label);
        byte[] hash = mac.doFinal(value);
        return switch (masking) {
            case Masking.Pseudonym pseudonym -> "p-" + base32(hash, PSEUDONYM_BYTES);
            case Masking.KeyedHash whole -> HexFormat.of().formatHex(hash);
        };
    }

    /** Five bits a digit, the first bit first; zeros fill the last digit. */
    private static String base32(byte[] bytes, int length) {
        StringBuilder text = new StringBuilder();
        int bits = 0;
        int waiting = 0;
        for (int i = 0; i < length; i++) {
            bits = ((bits << Byte.SIZE) | (bytes[i] & 0xFF)) & 0xFFFF;
            waiting += Byte.SIZE;
            while (waiting >= BITS_PER_DIGIT) {
                waiting -= BITS_PER_DIGIT;
                text.append(DIGITS.charAt((bits >> waiting) & 31));
            }
        }
        return waiting == 0
                ? text.toString()
                : text.append(DIGITS.charAt((bits << (BITS_PER_DIGIT - waiting)) & 31))
                        .toString();
    }
}
