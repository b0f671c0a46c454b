package io.lethe.ledger.json;

import java.util.ArrayList;
import java.util.List;

/** Parses one document without whitespace. What it lets pass is compared with the written form by {@link CanonicalJson}. */
final class JsonReader {

    /** "-" and the sixteen digits of 2^53−1: longer ones are out of range anyway. */
    private static final int LONGEST_INTEGER = 17;

    private final String text;
    private final boolean hasEscapes;
    private int position;

    JsonReader(String text) {
        this.text = text;
        this.hasEscapes = text.indexOf('\\') >= 0;
    }

    JsonValue document() {
        JsonValue value = value(1);
        if (position < text.length()) {
            throw expected("the end");
        }
        return value;
    }

    private JsonValue value(int depth) {
        char next = peek();
        return switch (next) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> new JsonText(string());
            case 't' -> literal("true", true);
            case 'f' -> literal("false", false);
            default -> integer();
        };
    }

    private JsonObject object(int depth) {
        checkDepth(depth);
        expect('{');
        JsonObject.Builder members = JsonObject.builder();
        if (!skip('}')) {
            do {
                String name = string();
                expect(':');
                if (!members.add(name, value(depth + 1))) {
                    throw new CanonicalJsonException("expected each member once but \"" + name + "\" is there twice");
                }
            } while (skip(','));
            expect('}');
        }
        return members.build();
    }

    private JsonArray array(int depth) {
        checkDepth(depth);
        expect('[');
        List<JsonValue> values = new ArrayList<>();
        if (!skip(']')) {
            do {
                values.add(value(depth + 1));
            } while (skip(','));
            expect(']');
        }
        return new JsonArray(values);
    }

    private String string() {
        expect('"');
        int end = text.indexOf('"', position);
        if (end < 0 || (hasEscapes && text.substring(position, end).indexOf('\\') >= 0)) {
            return escaped();
        }
        String plain = text.substring(position, end);
        position = end + 1;
        return plain;
    }

    private String escaped() {
        StringBuilder builder = new StringBuilder();
        while (!skip('"')) {
            if (skip('\\')) {
                // Canonical form escapes only these two and control characters, which the profile has not.
                char escaped = peek();
                if (escaped != '"' && escaped != '\\') {
                    throw expected("\\\" or \\\\");
                }
            }
            builder.append(peek());
            position++;
        }
        return builder.toString();
    }

    private JsonInteger integer() {
        int start = position;
        skip('-');
        while (position < text.length() && isDigit(text.charAt(position))) {
            position++;
        }
        String digits = text.substring(start, position);
        if (digits.isEmpty() || digits.equals("-")) {
            throw expected("a value");
        }
        if (digits.length() > LONGEST_INTEGER) {
            throw new CanonicalJsonException("expected an integer within ±" + JsonInteger.MAX + " but was " + digits);
        }
        return new JsonInteger(Long.parseLong(digits));
    }

    private JsonBoolean literal(String word, boolean value) {
        if (!text.startsWith(word, position)) {
            throw expected("a value");
        }
        position += word.length();
        return new JsonBoolean(value);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private void checkDepth(int depth) {
        if (depth > CanonicalJson.MAX_DEPTH) {
            throw new CanonicalJsonException("expected at most " + CanonicalJson.MAX_DEPTH + " levels");
        }
    }

    private char peek() {
        if (position >= text.length()) {
            throw expected("more");
        }
        return text.charAt(position);
    }

    private boolean skip(char c) {
        if (position < text.length() && text.charAt(position) == c) {
            position++;
            return true;
        }
        return false;
    }

    private void expect(char c) {
        if (!skip(c)) {
            throw expected("'" + c + "'");
        }
    }

    private CanonicalJsonException expected(String what) {
        String found = position < text.length() ? "'" + text.charAt(position) + "'" : "the end";
        return new CanonicalJsonException("expected " + what + " at character " + position + " but was " + found);
    }
}
