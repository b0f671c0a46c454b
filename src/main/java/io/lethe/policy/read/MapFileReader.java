package io.lethe.policy.read;

import io.lethe.policy.DataMap;
import io.lethe.policy.Dataset;
import io.lethe.policy.Residual;
import io.lethe.policy.SourceFile;
import io.lethe.policy.field.Fields;
import io.lethe.policy.field.Found;
import io.lethe.policy.field.Keys;
import io.lethe.policy.field.Problems;
import io.lethe.policy.field.TextReader;
import io.lethe.policy.field.ValueReader;
import io.lethe.policy.name.ColumnName;
import io.lethe.policy.name.TargetName;
import io.lethe.policy.yaml.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Reads one data map by itself. */
final class MapFileReader {
    private static final Keys KEYS = new Keys(
            "a data map",
            Map.of(
                    "target", "target: clienttask",
                    "datasets", "datasets: {activity-log: {table: clienttask.activity_log, key: id}}"),
            List.of("residuals", "out-of-scope"));

    private static final ValueReader<List<Residual>> RESIDUALS = TextReader.list(
            "a list of places such as [{kind: backup, where: \"nightly dumps\", keep: 35 days}]", ResidualReader::read);

    private MapFileReader() {}

    static Optional<MapDraft> read(SourceFile source, YamlNode root, Problems problems) {
        return Fields.open(root, KEYS, problems).map(fields -> {
            Optional<TargetName> target = fields.read("target", Stem.mustEqual(source, Names.TARGET));
            List<DatasetDraft> drafts =
                    fields.read("datasets", MapFileReader::datasets).orElse(List.of());
            List<Residual> residuals = fields.read("residuals", RESIDUALS).orElse(List.of());
            Map<String, String> outOfScope =
                    fields.read("out-of-scope", MapFileReader::outOfScope).orElse(Map.of());
            boolean whole = fields.complete() && !problems.hasErrors();
            List<Dataset> datasets = drafts.stream()
                    .map(DatasetDraft::dataset)
                    .filter(Objects::nonNull)
                    .toList();
            DataMap map = whole ? new DataMap(target.orElseThrow(), datasets, residuals, outOfScope, source) : null;
            return new MapDraft(fields.mapping(), drafts, map, problems);
        });
    }

    private static Optional<List<DatasetDraft>> datasets(YamlNode node, Problems problems) {
        if (!(node instanceof YamlNode.Mapping mapping) || mapping.entries().isEmpty()) {
            return problems.expected(
                    "datasets such as {activity-log: {table: clienttask.activity_log, key: id}}", node);
        }
        List<DatasetDraft> drafts = new ArrayList<>();
        mapping.entries()
                .forEach(entry -> DatasetReader.read(mapping, entry, problems).ifPresent(drafts::add));
        return Optional.of(drafts);
    }

    private static Optional<Map<String, String>> outOfScope(YamlNode node, Problems problems) {
        NamedValues<String, String> form = new NamedValues<>(
                "tables and reasons such as {clienttask.company: \"kept while the contract lasts\"}",
                MapFileReader::tableOrColumn,
                TextReader.text("a reason in words"));
        return NamedValues.read(form, node, problems).map(LinkedHashMap::new);
    }

    private static String tableOrColumn(String text) {
        String[] words = text.split("\\.", -1);
        for (String word : words) {
            if (words.length < 2 || words.length > 3 || !ColumnName.allows(word)) {
                throw new IllegalArgumentException(
                        "expected a table such as \"clienttask.company\" or a column such as \"clienttask.app_user.time_zone\" but was "
                                + Found.quoted(text));
            }
        }
        return text;
    }
}
