package io.lethe.file;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * E-mail addresses in a text. They are looked for from their {@code @}, also where a URL has made {@code %40} of it: a pattern that begins with the
 * part before it tries that part anew from each of its letters, which in a long line without any address takes for ever.
 */
final class EmailText {
    private static final Pattern AT_DOMAIN = Pattern.compile(
            "(?:@|%40)[A-Za-z0-9\\x80-\\xff](?:[A-Za-z0-9\\x80-\\xff.-]{0,253}[A-Za-z0-9\\x80-\\xff])?");

    /** Of those that may stand before the {@code @}, these are not also what separates fields in logs and URLs. */
    private static final String MARKS = "+-._~'";

    private EmailText() {}

    /** {@code replacement} is asked with what follows the part before the {@code @}, and it itself: {@code @example.com}. */
    static String replaceAll(String line, UnaryOperator<String> replacement) {
        StringBuilder masked = new StringBuilder();
        int copied = 0;
        Matcher domain = AT_DOMAIN.matcher(line);
        while (domain.find()) {
            int begin = begin(line, copied, domain.start());
            if (begin < domain.start()) {
                masked.append(line, copied, begin).append(replacement.apply(domain.group()));
                copied = domain.end();
            }
        }
        return copied == 0 ? line : masked.append(line, copied, line.length()).toString();
    }

    private static int begin(String line, int from, int at) {
        int begin = at;
        while (begin > from && isLocal(line.charAt(begin - 1))) {
            begin--;
        }
        // Before the first letter or digit stands what belongs to the line: name='ann@example.com'.
        while (begin < at && !Character.isLetterOrDigit(line.charAt(begin))) {
            begin++;
        }
        return begin;
    }

    private static boolean isLocal(char letter) {
        return letter >= '\u0080'
                || (letter >= '0' && letter <= '9')
                || (letter >= 'A' && letter <= 'Z')
                || (letter >= 'a' && letter <= 'z')
                || MARKS.indexOf(letter) >= 0;
    }
}
