package io.lethe.policy.read;

import io.lethe.policy.Masking;
import io.lethe.policy.Masking.Kind;
import io.lethe.policy.field.Found;
import io.lethe.policy.field.Nearest;
import io.lethe.policy.field.Problems;
import io.lethe.policy.field.TextReader;
import io.lethe.policy.yaml.YamlNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads {@code truncate-ip}, {@code {constant: gone}} and the other maskings. */
final class MaskingReader {
    private static final String FORM = "a masking such as remove, truncate-ip or {constant: removed}";

    private MaskingReader() {}

    static Optional<Masking> read(YamlNode node, Problems problems) {
        return node instanceof YamlNode.Mapping mapping && mapping.entries().size() == 1
                ? withArgument(mapping, mapping.entries().getFirst(), problems)
                : word(node, problems);
    }

    private static Optional<Masking> word(YamlNode node, Problems problems) {
        String text = TextReader.bare(node).orElse("");
        Optional<Kind> kind = kind(text);
        if (kind.filter(MaskingReader::takesArgument).isPresent()) {
            return problems.expected("an argument for " + text + ", such as " + example(kind.get()) + ",", node);
        }
        List<String> words = Arrays.stream(Kind.values()).map(Kind::toString).toList();
        return kind.isPresent()
                ? Optional.of(new Masking(kind.get(), ""))
                : problems.expected(FORM, node, text.isEmpty() ? "" : Nearest.remedy(text, words));
    }

    private static Optional<Masking> withArgument(YamlNode.Mapping mapping, YamlNode.Entry entry, Problems problems) {
        List<String> words = Arrays.stream(Kind.values())
                .filter(MaskingReader::takesArgument)
                .map(Kind::toString)
                .toList();
        Optional<Kind> kind = kind(entry.key()).filter(MaskingReader::takesArgument);
        if (kind.isEmpty()) {
            problems.error(
                    mapping,
                    entry,
                    "expected a masking with an argument but was " + Found.quoted(entry.key()),
                    Nearest.remedy(entry.key(), words));
            return Optional.empty();
        }
        return argument(kind.get(), entry.value(), problems).map(argument -> new Masking(kind.get(), argument));
    }

    private static Optional<String> argument(Kind kind, YamlNode node, Problems problems) {
        String text = node instanceof YamlNode.Scalar scalar && !scalar.isNull() ? scalar.text() : "";
        boolean fits = switch (kind) {
            case CONSTANT -> TextReader.bare(node).isPresent();
            case COARSEN_DATE -> text.equals("month") || text.equals("year");
            case KEEP_FIRST ->
                text.matches("[1-9][0-9]{0,3}") && node instanceof YamlNode.Scalar scalar && scalar.plain();
            case REMOVE, PSEUDONYM, KEYED_HASH, TRUNCATE_IP, KEEP_DOMAIN -> false;
        };
        return fits ? Optional.of(text) : problems.expected(whatOf(kind), node);
    }

    private static String whatOf(Kind kind) {
        return switch (kind) {
            case CONSTANT -> "a text";
            case COARSEN_DATE -> "month or year";
            default -> "a number of characters such as 3";
        };
    }

    private static boolean takesArgument(Kind kind) {
        return kind == Kind.CONSTANT || kind == Kind.COARSEN_DATE || kind == Kind.KEEP_FIRST;
    }

    private static String example(Kind kind) {
        return switch (kind) {
            case COARSEN_DATE -> "{coarsen-date: year}";
            case KEEP_FIRST -> "{keep-first: 3}";
            default -> "{constant: removed}";
        };
    }

    private static Optional<Kind> kind(String word) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.toString().equals(word))
                .findFirst();
    }
}
