package io.lethe.policy.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Characters that a person cannot see, or that change what a person sees: controls, direction marks, zero-width characters and
 * line separators. A reviewer must see the very policy that the machine reads.
 */
final class ForbiddenCharacters {
    /** A binary file would have thousands; twenty lines are enough to see what is wrong. */
    private static final int MOST_LINES = 20;

    private ForbiddenCharacters() {}

    /** The first one of each line. */
    static List<Mistake> in(String text) {
        List<Mistake> mistakes = new ArrayList<>();
        Cursor cursor = new Cursor();
        int lastLine = 0;
        for (int i = 0;
                i < text.length() && mistakes.size() < MOST_LINES;
                i += Character.charCount(text.codePointAt(i))) {
            int character = text.codePointAt(i);
            Mark mark = cursor.mark();
            if (isForbidden(character) && mark.line() != lastLine) {
                lastLine = mark.line();
                mistakes.add(mistake(mark, YamlPath.ROOT, character));
            }
            cursor.pass(character);
        }
        return mistakes;
    }

    static Mistake mistake(Mark mark, YamlPath path, int character) {
        return new Mistake(
                mark,
                path,
                String.format(
                        Locale.ROOT,
                        "expected visible characters but found U+%04X (%s)",
                        character,
                        Character.getName(character)),
                "Remove it.");
    }

    static boolean isForbidden(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL -> character != '\n' && character != '\r' && character != '\t';
            case Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            case Character.PRIVATE_USE, Character.SURROGATE -> true;
            default -> false;
        };
    }
}
