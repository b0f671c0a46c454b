package io.lethe.policy.read;

import io.lethe.policy.Residual;
import io.lethe.policy.field.Fields;
import io.lethe.policy.field.Keys;
import io.lethe.policy.field.Problems;
import io.lethe.policy.field.TextReader;
import io.lethe.policy.time.RetentionPeriod;
import io.lethe.policy.yaml.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads where copies of a target's rows are made. */
final class ResidualReader {
    private static final Keys KEYS = new Keys(
            "a residual copy",
            Map.of("kind", "kind: backup", "where", "where: \"nightly dumps in another region\""),
            List.of("keep"));

    private ResidualReader() {}

    static Optional<Residual> read(YamlNode node, Problems problems) {
        return Fields.open(node, KEYS, problems).flatMap(fields -> {
            Optional<Residual.Kind> kind = fields.read("kind", TextReader.word("a kind of copy", Residual.Kind.class));
            Optional<String> where = fields.read("where", TextReader.text("a place in words"));
            Optional<RetentionPeriod> keep = fields.read("keep", ResidualReader::keep);
            return fields.complete()
                    ? Optional.of(new Residual(kind.orElseThrow(), where.orElseThrow(), keep.orElse(null)))
                    : Optional.empty();
        });
    }

    private static Optional<RetentionPeriod> keep(YamlNode node, Problems problems) {
        Optional<RetentionPeriod> period = PeriodReader.read(node, problems);
        return period.equals(Optional.of(RetentionPeriod.IMMEDIATELY))
                ? problems.expected(
                        "how long a copy lies there, such as \"35 days\"",
                        node,
                        "Where none lies there is no residual copy.")
                : period;
    }
}
