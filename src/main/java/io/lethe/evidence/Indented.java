package io.lethe.evidence;

import io.lethe.ledger.json.JsonArray;
import io.lethe.ledger.json.JsonBoolean;
import io.lethe.ledger.json.JsonInteger;
import io.lethe.ledger.json.JsonObject;
import io.lethe.ledger.json.JsonText;
import io.lethe.ledger.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Canonical JSON with line ends and indents between its parts, for people; what is inside strings stays as it is. */
final class Indented {

    private Indented() {}

    static String write(JsonValue value) {
        StringBuilder text = new StringBuilder();
        write(value, 0, text);
        return text.toString();
    }

    /** Takes away all space between the parts. */
    static String strip(String indented) {
        StringBuilder text = new StringBuilder(indented.length());
        boolean inString = false;
        for (int i = 0; i < indented.length(); i++) {
            char c = indented.charAt(i);
            if (inString || (c != ' ' && c != '\n')) {
                text.append(c);
            }
            if (inString && c == '\\' && i + 1 < indented.length()) {
                text.append(indented.charAt(++i));
            } else if (c == '"') {
                inString = !inString;
            }
        }
        return text.toString();
    }

    private static void write(JsonValue value, int depth, StringBuilder text) {
        switch (value) {
            case JsonObject object -> {
                List<Runnable> members = new ArrayList<>();
                object.members()
                        .forEach((name, member) -> members.add(() -> {
                            text.append(plain(new JsonText(name))).append(": ");
                            write(member, depth + 1, text);
                        }));
                write(members, "{}", depth, text);
            }
            case JsonArray array -> {
                List<Runnable> items = new ArrayList<>();
                array.values().forEach(item -> items.add(() -> write(item, depth + 1, text)));
                write(items, "[]", depth, text);
            }
            case JsonText leaf -> text.append(plain(leaf));
            case JsonInteger leaf -> text.append(leaf.value());
            case JsonBoolean leaf -> text.append(leaf.value());
        }
    }

    private static void write(List<Runnable> parts, String brackets, int depth, StringBuilder text) {
        text.append(brackets.charAt(0));
        String comma = "\n";
        for (Runnable part : parts) {
            text.append(comma).append("  ".repeat(depth + 1));
            part.run();
            comma = ",\n";
        }
        text.append(parts.isEmpty() ? "" : "\n" + "  ".repeat(depth)).append(brackets.charAt(1));
    }

    private static String plain(JsonText leaf) {
        return new String(leaf.bytes(CertificateJson.LIMIT), StandardCharsets.UTF_8);
    }
}
