package io.lethe.policy.read;

import io.lethe.policy.PolicyTest.Fate;
import io.lethe.policy.field.Fields;
import io.lethe.policy.field.Keys;
import io.lethe.policy.field.Problems;
import io.lethe.policy.field.TextReader;
import io.lethe.policy.name.DatasetId;
import io.lethe.policy.yaml.YamlNode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a policy's own test: {@code {as-of: 2026-11-22, row: {created_at: 2025-10-01}, expect: purge}}. */
final class TestReader {
    private static final Keys KEYS = new Keys(
            "a test",
            Map.of("as-of", "as-of: 2026-11-22", "row", "row: {created_at: 2025-10-01}", "expect", "expect: purge"),
            List.of("data"));

    private TestReader() {}

    static Optional<TestDraft> read(YamlNode node, ZoneId zone, Problems problems) {
        return Fields.open(node, KEYS, problems).map(fields -> {
            Optional<DatasetId> data = fields.read("data", Names.DATASET);
            Optional<Instant> asOf = fields.read("as-of", (value, each) -> DateReader.instant(value, zone, each));
            Optional<List<YamlNode.Entry>> row = fields.read("row", TestReader::row);
            Optional<Fate> expected = fields.read("expect", TextReader.word("a fate", Fate.class));
            return new TestDraft(
                    fields.mapping(),
                    data.orElse(null),
                    asOf.orElse(null),
                    row.orElse(List.of()),
                    expected.orElse(null),
                    fields.complete());
        });
    }

    private static Optional<List<YamlNode.Entry>> row(YamlNode node, Problems problems) {
        if (!(node instanceof YamlNode.Mapping mapping)) {
            return problems.expected("a row such as {created_at: 2025-10-01}", node);
        }
        boolean complete = true;
        for (YamlNode.Entry entry : mapping.entries()) {
            boolean isValue = entry.value() instanceof YamlNode.Scalar;
            complete &= isValue;
            if (!isValue) {
                problems.expected("a value of a column", entry.value());
            }
        }
        return complete ? Optional.of(mapping.entries()) : Optional.empty();
    }
}
