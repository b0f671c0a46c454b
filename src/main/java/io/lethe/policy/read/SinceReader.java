package io.lethe.policy.read;

import io.lethe.policy.Start;
import io.lethe.policy.field.Fields;
import io.lethe.policy.field.Keys;
import io.lethe.policy.field.Problems;
import io.lethe.policy.field.TextReader;
import io.lethe.policy.name.ColumnName;
import io.lethe.policy.yaml.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads {@code closed_at}, {@code account.closed_at}, <code>{first-of: [closed_at, expires_on]}</code> or <code>{last-of: […]}</code>. */
final class SinceReader {
    private static final String FIRST_OF = "first-of";
    private static final String LAST_OF = "last-of";
    private static final Keys KEYS = new Keys("a start of several columns", Map.of(), List.of(FIRST_OF, LAST_OF));

    private SinceReader() {}

    static Optional<Start> read(YamlNode node, Problems problems) {
        return switch (node) {
            case YamlNode.Mapping mapping -> several(mapping, problems);
            case YamlNode.Sequence list ->
                problems.expected(
                        "a start", list, "Of several columns say which counts: {first-of: […]} or {last-of: […]}.");
            case YamlNode.Scalar scalar -> Names.START.read(scalar, problems);
            case YamlNode.Broken broken -> Names.START.read(broken, problems);
        };
    }

    private static Optional<Start> several(YamlNode.Mapping mapping, Problems problems) {
        return Fields.open(mapping, KEYS, problems).flatMap(fields -> {
            Optional<Start> first = columns(fields, FIRST_OF, Start.FirstOf::new);
            Optional<Start> last = columns(fields, LAST_OF, Start.LastOf::new);
            if (fields.complete() && fields.has(FIRST_OF) == fields.has(LAST_OF)) {
                return problems.expected(
                        "either first-of or last-of, such as {last-of: [closed_at, paid_on]},", mapping);
            }
            return fields.complete() ? first.or(() -> last) : Optional.empty();
        });
    }

    private static Optional<Start> columns(Fields fields, String key, Function<List<ColumnName>, Start> constructor) {
        return fields.read(
                key,
                (node, problems) -> TextReader.list("a list of date columns", Names.COLUMN)
                        .read(node, problems)
                        .flatMap(columns -> columns.size() > 1
                                ? Optional.of(constructor.apply(columns))
                                : problems.expected("two date columns or more", node)));
    }
}
