package io.lethe.policy.field;

import io.lethe.policy.yaml.YamlNode;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads texts, and what is written as a text of a certain form. */
public final class TextReader {
    private static final int LONGEST_LIST = 500;

    private TextReader() {}

    /** Any text with something in it. A bare number or truth value is refused: it may not be what its author sees. */
    public static ValueReader<String> text(String what) {
        return (node, problems) -> {
            Optional<String> text = bare(node).filter(words -> !words.isBlank());
            return text.isPresent() ? text : problems.expected(what, node, remedyFor(node));
        };
    }

    /** A text that a value's own constructor accepts or refuses. */
    public static <T> ValueReader<T> name(String what, Function<String, T> constructor) {
        return (node, problems) -> {
            Optional<String> text = bare(node);
            if (text.isEmpty()) {
                return problems.expected(what, node, remedyFor(node));
            }
            try {
                return Optional.of(constructor.apply(text.get()));
            } catch (IllegalArgumentException e) {
                return problems.expected(what, node);
            }
        };
    }

    /** One word of an enum whose {@code toString} is its word in the language. */
    public static <E extends Enum<E>> ValueReader<E> word(String what, Class<E> choices) {
        return (node, problems) -> {
            List<E> constants = Arrays.asList(choices.getEnumConstants());
            Optional<E> chosen = bare(node)
                    .flatMap(text -> constants.stream()
                            .filter(constant -> constant.toString().equals(text))
                            .findFirst());
            List<String> words = constants.stream().map(Enum::toString).toList();
            return chosen.isPresent()
                    ? chosen
                    : problems.expected(what, node, Nearest.remedy(bare(node).orElse(""), words));
        };
    }

    /** A list of at least one, each different. */
    public static <T> ValueReader<List<T>> list(String what, ValueReader<T> item) {
        return (node, problems) -> {
            if (!(node instanceof YamlNode.Sequence sequence)
                    || sequence.items().isEmpty()) {
                return problems.expected(what, node);
            }
            if (sequence.items().size() > LONGEST_LIST) {
                return problems.expected(what + " with at most " + LONGEST_LIST + " items", node);
            }
            return items(sequence, item, problems);
        };
    }

    private static <T> Optional<List<T>> items(YamlNode.Sequence sequence, ValueReader<T> reader, Problems problems) {
        Set<T> items = new LinkedHashSet<>();
        for (YamlNode each : sequence.items()) {
            Optional<T> value = reader.read(each, problems);
            if (value.isPresent() && !items.add(value.get())) {
                problems.error(each, "the same stands in this list already", "Keep one of them.");
            }
        }
        return items.size() == sequence.items().size() ? Optional.of(List.copyOf(items)) : Optional.empty();
    }

    /** One of them, or a list of them. */
    public static <T> ValueReader<List<T>> oneOrList(String what, ValueReader<T> item) {
        return (node, problems) -> node instanceof YamlNode.Sequence
                ? list(what, item).read(node, problems)
                : item.read(node, problems).map(List::of);
    }

    /** The text of a scalar that YAML takes for a text too. */
    public static Optional<String> bare(YamlNode node) {
        return node instanceof YamlNode.Scalar scalar
                        && !scalar.isNull()
                        && !Found.isNumber(scalar)
                        && !Found.isTruth(scalar)
                ? Optional.of(scalar.text())
                : Optional.empty();
    }

    private static String remedyFor(YamlNode node) {
        boolean quotable = node instanceof YamlNode.Scalar scalar
                && !scalar.isNull()
                && bare(node).isEmpty();
        return quotable ? "Put it in quotes if it is meant as a text." : "";
    }
}
