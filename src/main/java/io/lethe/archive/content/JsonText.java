package io.lethe.archive.content;

/**
 * Text as it stands in a {@link RowLine}: quotes, backslashes and control characters are escaped, and the two line ends that JavaScript knows beside
 * them. This is what Gson writes, to the letter, and a row's digest is over these letters; but three times for each row that is archived, so that
 * it is done here without its detours.
 */
final class JsonText {
    private static final char LINE_SEPARATOR = '\u2028';
    private static final char PARAGRAPH_SEPARATOR = '\u2029';
    private static final String HEX = "0123456789abcdef";

    private JsonText() {}

    static void append(StringBuilder line, String text) {
        line.append('"');
        int begin = 0;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (isEscaped(letter)) {
                line.append(text, begin, i);
                escape(line, letter);
                begin = i + 1;
            }
        }
        line.append(text, begin, text.length()).append('"');
    }

    private static boolean isEscaped(char letter) {
        return letter < ' '
                || letter == '"'
                || letter == '\\'
                || letter == LINE_SEPARATOR
                || letter == PARAGRAPH_SEPARATOR;
    }

    private static void escape(StringBuilder line, char letter) {
        switch (letter) {
            case '"', '\\' -> line.append('\\').append(letter);
            case '\t' -> line.append("\\t");
            case '\b' -> line.append("\\b");
            case '\n' -> line.append("\\n");
            case '\r' -> line.append("\\r");
            case '\f' -> line.append("\\f");
            default -> {
                line.append("\\u");
                for (int shift = 12; shift >= 0; shift -= 4) {
                    line.append(HEX.charAt(letter >> shift & 0xf));
                }
            }
        }
    }
}
