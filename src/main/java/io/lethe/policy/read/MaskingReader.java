package io.lethe.policy.read;

import io.lethe.policy.Masking;
import io.lethe.policy.MaskingWord;
import io.lethe.policy.field.Found;
import io.lethe.policy.field.Nearest;
import io.lethe.policy.field.Problems;
import io.lethe.policy.field.TextReader;
import io.lethe.policy.yaml.YamlNode;
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
        Optional<MaskingWord> word = MaskingWord.of(text);
        if (word.filter(MaskingWord::needsArgument).isPresent()) {
            return problems.expected(
                    "an argument for " + text + ", such as " + word.get().example() + ",", node);
        }
        return word.isPresent()
                ? Optional.of(Masking.of(text, ""))
                : problems.expected(
                        FORM, node, text.isEmpty() ? "" : Nearest.remedy(text, MaskingWord.words(any -> true)));
    }

    private static Optional<Masking> withArgument(YamlNode.Mapping mapping, YamlNode.Entry entry, Problems problems) {
        Optional<MaskingWord> word = MaskingWord.of(entry.key()).filter(MaskingWord::takesArgument);
        if (word.isEmpty()) {
            problems.error(
                    mapping,
                    entry,
                    "expected a masking with an argument but was " + Found.quoted(entry.key()),
                    Nearest.remedy(entry.key(), MaskingWord.words(MaskingWord::takesArgument)));
            return Optional.empty();
        }
        return word.get() == MaskingWord.JSON
                ? JsonMaskingReader.read(entry.value(), problems)
                : argument(word.get(), entry.value(), problems)
                        .map(argument -> Masking.of(word.get().toString(), argument));
    }

    private static Optional<String> argument(MaskingWord word, YamlNode node, Problems problems) {
        Optional<String> text = word.isNumber() ? number(node) : TextReader.bare(node);
        return text.filter(argument -> !argument.isEmpty() && word.accepts(argument))
                .or(() -> problems.expected(word.form(), node));
    }

    private static Optional<String> number(YamlNode node) {
        return node instanceof YamlNode.Scalar scalar && scalar.plain() && !scalar.isNull()
                ? Optional.of(scalar.text())
                : Optional.empty();
    }
}
