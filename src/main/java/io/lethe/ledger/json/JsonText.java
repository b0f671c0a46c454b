package io.lethe.ledger.json;

import java.text.Normalizer;
import java.util.Locale;

/** A string of the profile: see {@link JsonValue}. */
public record JsonText(String value) implements JsonValue {

    public JsonText {
        if (!isPrintableAscii(value)) {
            checkUnicode(value);
        }
    }

    /** What almost every text is; it cannot break any rule below. */
    private static boolean isPrintableAscii(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ' || c > '~') {
                return false;
            }
        }
        return true;
    }

    private static void checkUnicode(String value) {
        for (int i = 0; i < value.length(); ) {
            int codePoint = value.codePointAt(i);
            if (isForbidden(codePoint)) {
                throw new CanonicalJsonException("expected text without control characters, bidirectional controls or"
                        + String.format(Locale.ROOT, " lone surrogates but found U+%04X at position %d", codePoint, i));
            }
            i += Character.charCount(codePoint);
        }
        // Two spellings of one name would be two different leaves, and would look the same to every reader.
        if (!Normalizer.isNormalized(value, Normalizer.Form.NFC)) {
            throw new CanonicalJsonException("expected text in Unicode form NFC but was \"" + value + "\"");
        }
    }

    private static boolean isForbidden(int codePoint) {
        return Character.isISOControl(codePoint)
                || (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE)
                || isBidirectionalControl(codePoint);
    }

    private static boolean isBidirectionalControl(int codePoint) {
        return codePoint == 0x061C
                || codePoint == 0x200E
                || codePoint == 0x200F
                || (codePoint >= 0x202A && codePoint <= 0x202E)
                || (codePoint >= 0x2066 && codePoint <= 0x2069);
    }
}
