package io.lethe.ledger.json;

import java.nio.charset.StandardCharsets;

/** Writes canonical form (RFC 8785). Values check themselves when they are made; here only depth and size are left. */
final class JsonWriter {

    private final StringBuilder out = new StringBuilder(1024);

    private JsonWriter() {}

    static byte[] write(JsonValue value, int limit) {
        JsonWriter writer = new JsonWriter();
        writer.value(value, 1);
        byte[] bytes = writer.out.toString().getBytes(StandardCharsets.UTF_8);
        if (bytes.length > limit) {
            throw new CanonicalJsonException("expected at most " + limit + " bytes but was " + bytes.length);
        }
        return bytes;
    }

    /** See {@link CanonicalJson#appendText}. */
    static void appendString(StringBuilder out, String value) {
        out.append('"');
        int plain = 0;
        for (int i = 0; i < value.length(); i++) {
            if (needsEscape(value.charAt(i))) {
                out.append(value, plain, i);
                appendEscaped(out, value.charAt(i));
                plain = i + 1;
            }
        }
        out.append(value, plain, value.length());
        out.append('"');
    }

    private static boolean needsEscape(char c) {
        return c < ' ' || c == '"' || c == '\\';
    }

    private static void appendEscaped(StringBuilder out, char c) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\t' -> out.append("\\t");
            case '\n' -> out.append("\\n");
            case '\f' -> out.append("\\f");
            case '\r' -> out.append("\\r");
            default ->
                out.append("\\u00").append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
        }
    }

    private void value(JsonValue value, int depth) {
        switch (value) {
            case JsonObject object -> object(object, depth);
            case JsonArray array -> array(array, depth);
            case JsonText text -> profiled(text.value());
            case JsonInteger integer -> out.append(integer.value());
            case JsonBoolean bool -> out.append(bool.value());
        }
    }

    /** A string of the profile: without control characters, only two others are to be escaped. */
    private void profiled(String value) {
        if (value.indexOf('"') < 0 && value.indexOf('\\') < 0) {
            out.append('"').append(value).append('"');
        } else {
            appendString(out, value);
        }
    }

    private void object(JsonObject object, int depth) {
        checkDepth(depth);
        out.append('{');
        String separator = "";
        for (int i = 0; i < object.names().size(); i++) {
            out.append(separator);
            profiled(object.names().get(i));
            out.append(':');
            value(object.values().get(i), depth + 1);
            separator = ",";
        }
        out.append('}');
    }

    private void array(JsonArray array, int depth) {
        checkDepth(depth);
        out.append('[');
        String separator = "";
        for (JsonValue value : array.values()) {
            out.append(separator);
            value(value, depth + 1);
            separator = ",";
        }
        out.append(']');
    }

    private static void checkDepth(int depth) {
        if (depth > CanonicalJson.MAX_DEPTH) {
            throw new CanonicalJsonException("expected at most " + CanonicalJson.MAX_DEPTH + " levels");
        }
    }
}
