package io.lethe.policy.field;

import io.lethe.policy.yaml.YamlNode;

/** Says what stands at a node, for the second half of "expected X but was Y". */
public final class Found {
    /** Enough to recognise one's own text; a message stays on a line. */
    private static final int LONGEST = 60;

    private Found() {}

    static String in(YamlNode node) {
        return switch (node) {
            case YamlNode.Scalar scalar when scalar.isNull() -> "nothing";
            case YamlNode.Scalar scalar when isNumber(scalar) || isTruth(scalar) -> scalar.text();
            case YamlNode.Scalar scalar -> quoted(scalar.text());
            case YamlNode.Sequence sequence ->
                sequence.items().isEmpty()
                        ? "an empty list"
                        : "a list of " + sequence.items().size();
            case YamlNode.Mapping mapping -> mapping.entries().isEmpty() ? "an empty mapping" : "a mapping";
            case YamlNode.Broken ignored -> "unreadable";
        };
    }

    public static String quoted(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return '"' + (line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…") + '"';
    }

    /** A number as YAML 1.2 sees it, decimal or not. */
    public static boolean isNumber(YamlNode.Scalar scalar) {
        return scalar.plain() && YamlNumber.FORM.matcher(scalar.text()).matches();
    }

    /** A truth value as YAML 1.2 sees it. */
    public static boolean isTruth(YamlNode.Scalar scalar) {
        return scalar.plain()
                && switch (scalar.text()) {
                    case "true", "True", "TRUE", "false", "False", "FALSE" -> true;
                    default -> false;
                };
    }
}
