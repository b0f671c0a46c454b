package io.lethe.ledger.note;

import io.lethe.ledger.tree.Hash;
import java.util.Base64;

/** Base64 with one form per value: the platform's decoder also takes missing padding and stray trailing bits. */
final class StrictBase64 {

    private StrictBase64() {}

    static byte[] decode(String text) {
        byte[] bytes = Base64.getDecoder().decode(text);
        if (!encode(bytes).equals(text)) {
            throw new IllegalArgumentException("expected base64 in its one form but was \"" + text + "\"");
        }
        return bytes;
    }

    /** The hash that these characters stand for. */
    static Hash hash(String text) {
        return Hash.wrap(decode(text));
    }

    static String encode(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
