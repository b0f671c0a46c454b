package io.lethe.policy.read;

import io.lethe.policy.Limits;
import io.lethe.policy.field.Fields;
import io.lethe.policy.field.Keys;
import io.lethe.policy.field.Problems;
import io.lethe.policy.field.TextReader;
import io.lethe.policy.yaml.YamlNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code {rows-per-run: 5000000, share-of-table: 40%}}; what is not said holds by default. */
final class LimitsReader {
    private static final Keys KEYS = new Keys("limits", Map.of(), List.of("rows-per-run", "share-of-table"));
    private static final Pattern ROWS = Pattern.compile("[1-9][0-9]{0,14}");
    private static final Pattern SHARE = Pattern.compile("(0|[1-9][0-9]{0,2})(\\.[0-9]{1,4})?%");

    private LimitsReader() {}

    static Optional<Limits> read(YamlNode node, Problems problems) {
        if (node instanceof YamlNode.Mapping mapping && mapping.entries().isEmpty()) {
            return problems.expected("limits such as {rows-per-run: 5000000}", node);
        }
        return Fields.open(node, KEYS, problems).flatMap(fields -> {
            Optional<Long> rows = fields.read("rows-per-run", LimitsReader::rows);
            Optional<BigDecimal> share = fields.read("share-of-table", LimitsReader::share);
            return fields.complete()
                    ? Optional.of(new Limits(
                            rows.orElse(Limits.DEFAULT.rowsPerRun()), share.orElse(Limits.DEFAULT.shareOfTable())))
                    : Optional.empty();
        });
    }

    private static Optional<Long> rows(YamlNode node, Problems problems) {
        if (node instanceof YamlNode.Scalar scalar) {
            if (scalar.text().equals("unlimited")) {
                return Optional.of(Long.MAX_VALUE);
            }
            if (scalar.plain() && ROWS.matcher(scalar.text()).matches()) {
                return Optional.of(Long.parseLong(scalar.text()));
            }
        }
        return problems.expected("a number of rows such as 5000000, or \"unlimited\",", node);
    }

    private static Optional<BigDecimal> share(YamlNode node, Problems problems) {
        Optional<BigDecimal> share = TextReader.bare(node)
                .filter(text -> SHARE.matcher(text).matches())
                .map(text -> new BigDecimal(text.substring(0, text.length() - 1)))
                .filter(value -> value.signum() > 0 && value.compareTo(BigDecimal.valueOf(100)) <= 0);
        return share.isPresent() ? share : problems.expected("a share above 0% and up to 100% such as 40%", node);
    }
}
