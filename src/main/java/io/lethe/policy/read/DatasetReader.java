package io.lethe.policy.read;

import io.lethe.policy.Dataset;
import io.lethe.policy.ObjectSet;
import io.lethe.policy.Place;
import io.lethe.policy.QuasiIdentifiers;
import io.lethe.policy.field.Fields;
import io.lethe.policy.field.Keys;
import io.lethe.policy.field.Problems;
import io.lethe.policy.field.TextReader;
import io.lethe.policy.field.ValueReader;
import io.lethe.policy.name.ColumnName;
import io.lethe.policy.name.DatasetId;
import io.lethe.policy.name.TableName;
import io.lethe.policy.time.DateColumn;
import io.lethe.policy.yaml.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one dataset of a data map. */
final class DatasetReader {
    private static final Keys KEYS = new Keys(
            "a dataset",
            Map.of("table", "table: clienttask.activity_log", "key", "key: id"),
            List.of(
                    "dates",
                    "conditions",
                    "subject",
                    "quasi-identifiers",
                    "parents",
                    "children",
                    "partitioned-by",
                    "delete-triggers",
                    "update-triggers",
                    "objects"));
    private static final Keys PARENT =
            new Keys("a parent", Map.of("data", "data: app-user", "via", "via: user_id"), List.of());
    static final ValueReader<List<ColumnName>> COLUMNS =
            TextReader.oneOrList("a column such as \"id\", or a list of columns", Names.COLUMN);

    private static final ValueReader<String> TRIGGERS = TextReader.text("a word on the table's triggers");

    private DatasetReader() {}

    static Optional<DatasetDraft> read(YamlNode.Mapping map, YamlNode.Entry entry, Problems problems) {
        Optional<DatasetId> id = Names.of(map, entry, DatasetId::new, problems);
        if (FileSetReader.isOne(entry.value())) {
            return id.map(name -> FileSetReader.read(name, map, entry, problems));
        }
        Optional<Fields> fields = Fields.open(entry.value(), KEYS, problems);
        TableName table =
                fields.flatMap(opened -> opened.read("table", Names.TABLE)).orElse(null);
        Map<String, Dataset.Parent> parents = fields.flatMap(opened -> opened.read("parents", DatasetReader::parents))
                .orElse(Map.of());
        DatasetId idOrNull = id.orElse(null);
        Dataset dataset = fields.flatMap(opened -> dataset(idOrNull, table, parents, opened))
                .orElse(null);
        Place place = problems.place(entry.mark());
        return id.map(name -> new DatasetDraft(name, map, entry, table, parents, dataset, place));
    }

    private static Optional<Dataset> dataset(
            @Nullable DatasetId id, @Nullable TableName table, Map<String, Dataset.Parent> parents, Fields fields) {
        Optional<List<ColumnName>> key = fields.read("key", COLUMNS);
        Map<ColumnName, DateColumn> dates =
                fields.read("dates", DateColumnReader::read).orElse(Map.of());
        List<ColumnName> conditions = fields.read("conditions", TextReader.list("a list of columns", Names.COLUMN))
                .orElse(List.of());
        Optional<ColumnName> subject = fields.read("subject", Names.COLUMN);
        QuasiIdentifiers quasiIdentifiers =
                fields.read("quasi-identifiers", QuasiIdentifiersReader::read).orElse(QuasiIdentifiers.NONE);
        List<Dataset.Child> children = fields.read(
                        "children", TextReader.list("a list of children", ChildReader.of(table)))
                .orElse(List.of());
        Optional<ColumnName> partitionedBy = fields.read("partitioned-by", Names.COLUMN);
        String deleteTriggers = fields.read("delete-triggers", TRIGGERS).orElse("");
        String updateTriggers = fields.read("update-triggers", TRIGGERS).orElse("");
        ObjectSet objects = fields.read("objects", ObjectSetReader::read).orElse(null);
        if (!fields.complete() || id == null || table == null) {
            return Optional.empty();
        }
        return Optional.of(new Dataset(
                id,
                table,
                key.orElseThrow(),
                dates,
                conditions,
                subject.orElse(null),
                quasiIdentifiers,
                parents,
                children,
                partitionedBy.orElse(null),
                deleteTriggers,
                updateTriggers,
                null,
                objects,
                fields.problems().place(fields.mapping().mark())));
    }

    private static Optional<Map<String, Dataset.Parent>> parents(YamlNode node, Problems problems) {
        return NamedValues.read(
                new NamedValues<>(
                        "parents such as {account: {data: app-user, via: user_id}}",
                        Names::parent,
                        DatasetReader::parent),
                node,
                problems);
    }

    private static Optional<Dataset.Parent> parent(YamlNode node, Problems problems) {
        return Fields.open(node, PARENT, problems).flatMap(fields -> {
            Optional<DatasetId> data = fields.read("data", Names.DATASET);
            Optional<List<ColumnName>> via = fields.read("via", COLUMNS);
            return fields.complete()
                    ? Optional.of(new Dataset.Parent(data.orElseThrow(), via.orElseThrow()))
                    : Optional.empty();
        });
    }
}
