package io.lethe.policy.field;

import java.util.regex.Pattern;

/** Which plain texts YAML 1.2's core schema takes for a number, so that editors, the schema and this reader agree. */
final class YamlNumber {
    static final Pattern FORM = Pattern.compile("[-+]?[0-9]++|0o[0-7]+|0x[0-9a-fA-F]+"
            + "|[-+]?(\\.[0-9]+|[0-9]++(\\.[0-9]*)?)([eE][-+]?[0-9]+)?"
            + "|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");

    private YamlNumber() {}
}
