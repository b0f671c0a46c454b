package io.lethe.evidence.paper;

import java.util.List;
import java.util.Locale;
import org.apache.fontbox.ttf.CmapLookup;

/**
 * Other people's texts as a page can show them. A character for which a font has no glyph would come out as nothing or as a box, and one
 * that turns the direction of reading could make the page say something else; each such character is written as its number,
 * {@code U+202E}, so that nothing is lost and nothing is hidden. Thereby scripts that are written from right to left are shown by
 * numbers too; {@code certificate.json} has them as they are.
 */
final class ReadableText {

    private final List<CmapLookup> fonts = Fonts.glyphs();

    String of(String text) {
        if (text.codePoints().allMatch(this::isShown)) {
            return text;
        }
        StringBuilder shown = new StringBuilder();
        text.codePoints().forEach(character -> append(character, shown));
        return shown.toString();
    }

    private void append(int character, StringBuilder shown) {
        if (isShown(character)) {
            shown.appendCodePoint(character);
        } else {
            shown.append(String.format(Locale.ROOT, "[U+%04X]", character));
        }
    }

    private boolean isShown(int character) {
        return fonts.stream().allMatch(font -> font.getGlyphId(character) != 0) && isPlain(character);
    }

    /** Written from left to right, and standing for itself. */
    private static boolean isPlain(int character) {
        return switch (Character.getDirectionality(character)) {
            case Character.DIRECTIONALITY_LEFT_TO_RIGHT,
                    Character.DIRECTIONALITY_EUROPEAN_NUMBER,
                    Character.DIRECTIONALITY_EUROPEAN_NUMBER_SEPARATOR,
                    Character.DIRECTIONALITY_EUROPEAN_NUMBER_TERMINATOR,
                    Character.DIRECTIONALITY_COMMON_NUMBER_SEPARATOR,
                    Character.DIRECTIONALITY_WHITESPACE,
                    Character.DIRECTIONALITY_OTHER_NEUTRALS -> Character.getType(character) != Character.PRIVATE_USE;
            default -> false;
        };
    }
}
