package io.lethe.policy.read;

import io.lethe.policy.QuasiIdentifiers;
import io.lethe.policy.field.Fields;
import io.lethe.policy.field.Keys;
import io.lethe.policy.field.Problems;
import io.lethe.policy.field.TextReader;
import io.lethe.policy.name.ColumnName;
import io.lethe.policy.yaml.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code {columns: [postcode, born_on], k: 5}}. */
final class QuasiIdentifiersReader {
    private static final Keys KEYS =
            new Keys("quasi-identifiers", Map.of("columns", "columns: [postcode, born_on]", "k", "k: 5"), List.of());
    private static final Pattern ROWS = Pattern.compile("[2-9]|[1-9][0-9]{1,5}");

    private QuasiIdentifiersReader() {}

    static Optional<QuasiIdentifiers> read(YamlNode node, Problems problems) {
        return Fields.open(node, KEYS, problems).flatMap(fields -> {
            Optional<List<ColumnName>> columns =
                    fields.read("columns", TextReader.list("a list of columns", Names.COLUMN));
            Optional<Integer> k = fields.read("k", QuasiIdentifiersReader::rows);
            return fields.complete()
                    ? Optional.of(new QuasiIdentifiers(columns.orElseThrow(), k.orElseThrow()))
                    : Optional.empty();
        });
    }

    private static Optional<Integer> rows(YamlNode node, Problems problems) {
        return node instanceof YamlNode.Scalar scalar
                        && scalar.plain()
                        && ROWS.matcher(scalar.text()).matches()
                ? Optional.of(Integer.parseInt(scalar.text()))
                : problems.expected("a number of rows from 2 to 999999 such as 5", node);
    }
}
