package io.lethe.cli.terminal;

import java.math.BigDecimal;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A result for programs: members in the order in which they were put, {@code format} first.
 *
 * <pre>
 * {
 *   "format": "lethe.version/1",
 *   "version": "1.0.0"
 * }
 * </pre>
 *
 * <p>Not the ledger's canonical JSON, which sorts its members. Numbers are whole or decimal; whatever is not a number, a truth
 * value, a list or an object is written as its {@code toString()}: instants so become RFC 3339, periods ISO 8601.
 */
public final class Json {
    private final Map<String, @Nullable Object> members = new LinkedHashMap<>();

    /** The document {@code lethe.<what>/1}. Within a major version members are only ever added. */
    public static Json document(String what) {
        return new Json().put("format", "lethe." + what + "/1");
    }

    public static Json object() {
        return new Json();
    }

    public Json put(String name, @Nullable Object value) {
        members.put(name, value);
        return this;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        write(this, 0, text);
        return text.toString();
    }

    /** For documents of one line each: no text within has a line feed that is not escaped. */
    public String onOneLine() {
        return toString().replaceAll("\n *", "");
    }

    private static void write(@Nullable Object value, int depth, StringBuilder text) {
        switch (value) {
            case null -> text.append("null");
            case Boolean truth -> text.append(truth);
            case Long number -> text.append(number);
            case Integer number -> text.append(number);
            case BigDecimal number -> text.append(number.toPlainString());
            case Json object -> writeMembers(object.members, depth, text);
            case Iterable<?> list -> writeItems(list.iterator(), depth, text);
            default -> writeString(value.toString(), text);
        }
    }

    private static void writeMembers(Map<String, @Nullable Object> members, int depth, StringBuilder text) {
        String comma = "{";
        for (Map.Entry<String, @Nullable Object> member : members.entrySet()) {
            line(comma, depth + 1, text);
            writeString(member.getKey(), text);
            text.append(": ");
            write(member.getValue(), depth + 1, text);
            comma = ",";
        }
        close(members.isEmpty() ? "{}" : "}", members.isEmpty(), depth, text);
    }

    private static void writeItems(Iterator<?> items, int depth, StringBuilder text) {
        boolean empty = !items.hasNext();
        String comma = "[";
        while (items.hasNext()) {
            line(comma, depth + 1, text);
            write(items.next(), depth + 1, text);
            comma = ",";
        }
        close(empty ? "[]" : "]", empty, depth, text);
    }

    private static void line(String before, int depth, StringBuilder text) {
        text.append(before).append('\n').append("  ".repeat(depth));
    }

    private static void close(String end, boolean empty, int depth, StringBuilder text) {
        if (!empty) {
            text.append('\n').append("  ".repeat(depth));
        }
        text.append(end);
    }

    private static void writeString(String string, StringBuilder text) {
        text.append('"');
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\t' -> text.append("\\t");
                default -> text.append(speakable(string, i) ? String.valueOf(c) : escape(c));
            }
        }
        text.append('"');
    }

    // Control characters must be escaped; a surrogate without its other half could not be encoded.
    private static boolean speakable(String string, int i) {
        char c = string.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 < string.length() && Character.isLowSurrogate(string.charAt(i + 1));
        }
        return Character.isLowSurrogate(c) ? i > 0 && Character.isHighSurrogate(string.charAt(i - 1)) : c >= ' ';
    }

    private static String escape(char c) {
        return String.format(Locale.ROOT, "\\u%04x", (int) c);
    }
}
