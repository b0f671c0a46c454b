package io.lethe.policy.read;

import io.lethe.policy.Literal;
import io.lethe.policy.field.Found;
import io.lethe.policy.field.Problems;
import io.lethe.policy.yaml.YamlNode;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the values that conditions compare with. What two readers of YAML could take for different things must be quoted. */
final class LiteralReader {
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]{0,37})(\\.[0-9]{1,30})?");
    private static final String WHAT = "a value such as closed, \"007\", 42 or true";

    private LiteralReader() {}

    static Optional<Literal> read(YamlNode node, Problems problems) {
        if (!(node instanceof YamlNode.Scalar scalar)) {
            return problems.expected(WHAT, node);
        }
        if (scalar.isNull()) {
            return problems.expected(WHAT, node, "To ask for no value write {is: null}.");
        }
        return Found.isNumber(scalar) ? number(scalar, problems) : wordOf(scalar, problems);
    }

    private static Optional<Literal> number(YamlNode.Scalar scalar, Problems problems) {
        return NUMBER.matcher(scalar.text()).matches()
                ? Optional.of(new Literal.Number(new BigDecimal(scalar.text())))
                : problems.expected(
                        "a plain decimal number such as 42 or 0.5",
                        scalar,
                        "Put it in quotes if it is meant as a text.");
    }

    private static Optional<Literal> wordOf(YamlNode.Scalar scalar, Problems problems) {
        if (!Found.isTruth(scalar)) {
            return Optional.of(new Literal.Text(scalar.text()));
        }
        return switch (scalar.text()) {
            case "true" -> Optional.of(new Literal.Truth(true));
            case "false" -> Optional.of(new Literal.Truth(false));
            default ->
                problems.expected(
                        "true or false in small letters", scalar, "Put it in quotes if it is meant as a text.");
        };
    }
}
