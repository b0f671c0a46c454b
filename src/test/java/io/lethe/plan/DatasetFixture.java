package io.lethe.plan;

import io.lethe.policy.Dataset;
import io.lethe.policy.ObjectSet;
import io.lethe.policy.OnDelete;
import io.lethe.policy.Place;
import io.lethe.policy.QuasiIdentifiers;
import io.lethe.policy.name.ColumnName;
import io.lethe.policy.name.DatasetId;
import io.lethe.policy.name.TableName;
import io.lethe.policy.time.DateColumn;
import io.lethe.policy.time.DateType;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A dataset of a data map, as tests say it: {@code aDataset("log", "crm.log").dated("created_at", DATETIME, "UTC").build()}. */
final class DatasetFixture {
    private final String id;
    private final TableName table;
    private List<ColumnName> key = List.of(new ColumnName("id"));
    private final Map<ColumnName, DateColumn> dates = new LinkedHashMap<>();
    private List<ColumnName> conditions = List.of();
    private @Nullable ColumnName subject;
    private QuasiIdentifiers quasiIdentifiers = QuasiIdentifiers.NONE;
    private final Map<String, Dataset.Parent> parents = new LinkedHashMap<>();
    private final List<Dataset.Child> children = new ArrayList<>();
    private String triggers = "";
    private String updateTriggers = "";
    private @Nullable ObjectSet objects;

    private DatasetFixture(String id, TableName table) {
        this.id = id;
        this.table = table;
    }

    static DatasetFixture aDataset(String id, String table) {
        return new DatasetFixture(id, TableName.of(table));
    }

    DatasetFixture key(String... columns) {
        this.key = names(columns);
        return this;
    }

    DatasetFixture dated(String column, DateType type, String zone) {
        ColumnName name = new ColumnName(column);
        dates.put(name, new DateColumn(name, type, ZoneId.of(zone)));
        return this;
    }

    DatasetFixture dated(String column) {
        return dated(column, DateType.DATETIME, "UTC");
    }

    DatasetFixture conditions(String... columns) {
        this.conditions = names(columns);
        return this;
    }

    DatasetFixture subject(String column) {
        this.subject = new ColumnName(column);
        return this;
    }

    DatasetFixture quasiIdentifiers(int k, String... columns) {
        this.quasiIdentifiers = new QuasiIdentifiers(names(columns), k);
        return this;
    }

    DatasetFixture parent(String name, String data, String... via) {
        parents.put(name, new Dataset.Parent(new DatasetId(data), names(via)));
        return this;
    }

    DatasetFixture child(String childTable, String... via) {
        return child(OnDelete.REFUSE, childTable, via);
    }

    DatasetFixture child(OnDelete onDelete, String childTable, String... via) {
        children.add(new Dataset.Child(TableName.of(childTable), names(via), onDelete));
        return this;
    }

    DatasetFixture triggers(String words) {
        this.triggers = words;
        return this;
    }

    DatasetFixture updateTriggers(String words) {
        this.updateTriggers = words;
        return this;
    }

    DatasetFixture objects(String store, String column) {
        this.objects = new ObjectSet(store, new ColumnName(column));
        return this;
    }

    Dataset build() {
        return new Dataset(
                new DatasetId(id),
                table,
                key,
                dates,
                conditions,
                subject,
                quasiIdentifiers,
                parents,
                children,
                null,
                triggers,
                updateTriggers,
                null,
                objects,
                new Place("maps/crm.yaml", 3, 3));
    }

    private static List<ColumnName> names(String... columns) {
        return Stream.of(columns).map(ColumnName::new).toList();
    }
}
