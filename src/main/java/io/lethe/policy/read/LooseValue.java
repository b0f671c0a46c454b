package io.lethe.policy.read;

import io.lethe.policy.Literal;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** A literal as the most careless comparison of a database would see it. */
record LooseValue(Kind kind, String form) {
    private static final Pattern MARKS = Pattern.compile("\\p{M}");

    enum Kind {
        TEXT,
        NUMBER
    }

    static LooseValue of(Literal literal) {
        return switch (literal) {
            case Literal.Text text -> new LooseValue(Kind.TEXT, loose(text.value()));
            case Literal.Number number ->
                new LooseValue(Kind.NUMBER, number.value().stripTrailingZeros().toPlainString());
            case Literal.Truth truth -> new LooseValue(Kind.NUMBER, truth.value() ? "1" : "0");
        };
    }

    private static String loose(String text) {
        String letters =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        return letters.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT).stripTrailing();
    }
}
