package io.lethe.ledger.entry;

import java.nio.charset.StandardCharsets;
import java.time.Month;
import java.time.Year;
import java.util.Arrays;

/**
 * Goes through the bytes of a leaf from left to right, and passes what has the form that is asked for. False means no more than that: where
 * the cursor stands then is not said, and whether the leaf is good is for {@link Entry#read} to tell.
 */
final class LeafCursor {

    private static final int HEX = 1;
    private static final int DIGIT = 2;
    private static final int LOWER = 4;
    private static final int NAME = 8;
    private static final int PLAIN = 16;

    /** What each byte can be part of; none beyond ASCII is part of anything. */
    private static final byte[] KINDS = kinds();

    private static final int LONGEST_NAME = 64;
    private static final int HASH_DIGITS = 64;

    /** Fifteen digits are below 2^53 whatever they are. */
    private static final int MOST_DIGITS = 15;

    private final byte[] bytes;
    private int position;

    LeafCursor(byte[] bytes) {
        this.bytes = bytes;
    }

    int position() {
        return position;
    }

    boolean isAtEnd() {
        return position == bytes.length;
    }

    /** Exactly these bytes. */
    boolean literal(byte[] expected) {
        int end = position + expected.length;
        if (end > bytes.length || !Arrays.equals(bytes, position, end, expected, 0, expected.length)) {
            return false;
        }
        position = end;
        return true;
    }

    /** A time that exists, in the form {@code "2026-11-22T09:40:00.123Z"}. */
    boolean time() {
        int start = position + 1;
        boolean hasForm = is('"') && digits(4) && is('-') && digits(2) && is('-') && digits(2) && is('T') && digits(2);
        return hasForm
                && is(':')
                && digits(2)
                && is(':')
                && digits(2)
                && is('.')
                && digits(3)
                && is('Z')
                && is('"')
                && isDay(two(start) * 100 + two(start + 2), two(start + 5), two(start + 8))
                && two(start + 11) < 24
                && two(start + 14) < 60
                && two(start + 17) < 60;
    }

    private static boolean isDay(int year, int month, int day) {
        return month >= 1
                && month <= 12
                && day >= 1
                && (day <= 28 || day <= Month.of(month).length(Year.isLeap(year)));
    }

    private int two(int at) {
        return (bytes[at] - '0') * 10 + bytes[at + 1] - '0';
    }

    /** Sixty-four lower-case digits. */
    boolean hash() {
        return is('"') && all(HEX, HASH_DIGITS) && is('"');
    }

    boolean uuid() {
        return is('"')
                && all(HEX, 8)
                && is('-')
                && all(HEX, 4)
                && is('-')
                && all(HEX, 4)
                && is('-')
                && all(HEX, 4)
                && is('-')
                && all(HEX, 12)
                && is('"');
    }

    /** An integer from {@code least}, which is 0 or 1, to {@code most}. */
    boolean integer(int least, long most) {
        long value = 0;
        int start = position;
        while (position < bytes.length && position - start < MOST_DIGITS && isA(DIGIT)) {
            value = value * 10 + bytes[position] - '0';
            position++;
        }
        int length = position - start;
        boolean isCanonical = length == 1 || (length > 1 && bytes[start] != '0');
        return isCanonical && value >= least && value <= most;
    }

    /** A text that needs no escape and is not blank. */
    boolean words() {
        if (!is('"')) {
            return false;
        }
        int start = position;
        boolean isBlank = true;
        while (position < bytes.length && isA(PLAIN)) {
            isBlank &= bytes[position] == ' ';
            position++;
        }
        return position > start && !isBlank && is('"');
    }

    /** A category, target or dataset: lower-case words with hyphens between them. */
    boolean hyphened() {
        int start = position + 1;
        if (!is('"')) {
            return false;
        }
        do {
            // The first begins with a letter, and none is empty.
            boolean isWord = position < bytes.length && isA(LOWER) && (position > start || !isA(DIGIT));
            if (!isWord) {
                return false;
            }
            skip(LOWER);
        } while (is('-'));
        return position - start <= LONGEST_NAME && is('"');
    }

    /** A column, or one of the two names of a table: an identifier that needs no quotes. */
    boolean identifier() {
        int start = position;
        skip(NAME);
        int length = position - start;
        return length > 0 && length <= LONGEST_NAME && bytes[start] != '$' && (KINDS[bytes[start]] & DIGIT) == 0;
    }

    /** A quarter, such as {@code "2026Q4"}. */
    boolean quarter() {
        return is('"')
                && digits(4)
                && is('Q')
                && digits(1)
                && bytes[position - 1] >= '1'
                && bytes[position - 1] <= '4'
                && is('"');
    }

    boolean is(char expected) {
        if (position < bytes.length && bytes[position] == expected) {
            position++;
            return true;
        }
        return false;
    }

    private boolean digits(int count) {
        return all(DIGIT, count);
    }

    private boolean all(int kind, int count) {
        int end = position + count;
        if (end > bytes.length) {
            return false;
        }
        int common = kind;
        for (int i = position; i < end; i++) {
            common &= KINDS[bytes[i] & 0xFF];
        }
        position = end;
        return common == kind;
    }

    private void skip(int kind) {
        while (position < bytes.length && isA(kind)) {
            position++;
        }
    }

    private boolean isA(int kind) {
        return (KINDS[bytes[position] & 0xFF] & kind) != 0;
    }

    private static byte[] kinds() {
        byte[] kinds = new byte[256];
        mark(kinds, HEX, "0123456789abcdef");
        mark(kinds, DIGIT, "0123456789");
        mark(kinds, LOWER, "0123456789abcdefghijklmnopqrstuvwxyz");
        mark(kinds, NAME, "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_$");
        for (int c = ' '; c <= '~'; c++) {
            kinds[c] |= (byte) (c == '"' || c == '\\' ? 0 : PLAIN);
        }
        return kinds;
    }

    private static void mark(byte[] kinds, int kind, String characters) {
        for (byte c : characters.getBytes(StandardCharsets.US_ASCII)) {
            kinds[c] |= (byte) kind;
        }
    }
}
