package io.lethe.ledger.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads the profile of {@link JsonValue} strictly: parse, write again, compare. What differs by one byte is refused, so
 * whitespace, other key orders, leading zeros, needless escapes and duplicate names cannot pass.
 */
public final class CanonicalJson {

    /** A quarter of what an entry bundle of tlog-tiles can hold (65,535), and readable in one screenful or two. */
    public static final int LEAF_LIMIT = 16 * 1024;

    /** Deep enough for every entry; shallow enough that no reader's stack is at risk. */
    public static final int MAX_DEPTH = 6;

    private CanonicalJson() {}

    /** Refuses bytes that are not canonical, or more than {@value #LEAF_LIMIT}. */
    public static JsonValue read(byte[] bytes) {
        return read(bytes, LEAF_LIMIT);
    }

    /** Refuses bytes that are not canonical, or more than {@code limit}. */
    public static JsonValue read(byte[] bytes, int limit) {
        JsonValue value = parse(bytes, limit);
        int difference = Arrays.mismatch(bytes, JsonWriter.write(value, limit));
        if (difference >= 0) {
            throw new CanonicalJsonException("not in canonical form, first at byte " + difference);
        }
        return value;
    }

    /** What the bytes say, whether or not they say it canonically: for a caller who writes it again and compares by himself. */
    static JsonValue parse(byte[] bytes, int limit) {
        if (bytes.length > limit) {
            throw new CanonicalJsonException("expected at most " + limit + " bytes but was " + bytes.length);
        }
        return new JsonReader(decode(bytes)).document();
    }

    /**
     * Appends one text as RFC 8785 writes it, whatever it holds: keys of rows are the customer's, not ours, and are under no
     * profile.
     */
    public static void appendText(StringBuilder out, String value) {
        JsonWriter.appendString(out, value);
    }

    private static String decode(byte[] bytes) {
        if (isAscii(bytes)) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
        try {
            // A fresh decoder reports malformed input instead of replacing it.
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new CanonicalJsonException("expected UTF-8", e);
        }
    }

    private static boolean isAscii(byte[] bytes) {
        int all = 0;
        for (byte each : bytes) {
            all |= each;
        }
        return all >= 0;
    }
}
