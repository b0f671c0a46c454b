package io.lethe.catalog;

import static io.lethe.catalog.InformationSchema.TABLE_NAME;
import static io.lethe.catalog.InformationSchema.TABLE_SCHEMA;
import static io.lethe.catalog.InformationSchema.text;
import static java.util.stream.Collectors.toMap;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import io.lethe.policy.name.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;

/**
 * Reads a {@link Catalog}: at most a dozen statements, whatever the number of tables, without locks.
 *
 * <p>A server shows a user only the tables, and only the foreign keys and triggers of tables, on which that user has some
 * privilege. What is hidden is missing in the catalog, and {@link Sight} says so: then nothing is planned.
 */
public final class CatalogReader {
    private static final Field<String> ENGINE = text("ENGINE");
    private static final Field<String> TABLE_TYPE = text("TABLE_TYPE");
    private static final String VERSIONED = "SYSTEM VERSIONED";
    private static final Field<String> TRIGGER = text("TRIGGER_NAME");
    private static final Field<String> PARTITION = text("PARTITION_NAME");
    private static final Field<String> PARTITION_METHOD = text("PARTITION_METHOD");
    private static final Field<String> SUBPARTITION = text("SUBPARTITION_NAME");

    /**
     * The base tables of these schemas, and those of other schemas whose foreign keys point into them.
     *
     * @throws UnsupportedNameException if a foreign key comes from a table that Lethe cannot name
     * @throws org.jooq.exception.DataAccessException if the server refuses or goes away
     */
    public Catalog read(Target target, Collection<String> schemas) throws SQLException {
        try (Connection connection = target.open()) {
            DSLContext sql = target.on(connection);
            List<ForeignKey> foreignKeys = ForeignKeysFound.touching(sql, Set.copyOf(schemas));
            Set<String> all = new HashSet<>(schemas);
            foreignKeys.forEach(key -> all.add(key.child().schema()));
            InformationSchema schema = new InformationSchema(sql, all);
            ColumnsFound columns = ColumnsFound.in(schema);
            Parts parts = new Parts(
                    columns.columns(),
                    IndexesFound.in(schema, target.flavor()),
                    foreignKeys,
                    triggers(schema, "INSERT"),
                    triggers(schema, "DELETE"),
                    triggers(schema, "UPDATE"),
                    ChecksFound.in(schema, target.flavor()),
                    partitionings(schema));
            Map<TableName, Table> tables = tables(schema, parts);
            return new Catalog(
                    target.name(),
                    ServerFacts.of(sql),
                    tables,
                    unnamed(schema, columns, tables.keySet()),
                    Sight.of(Privileges.of(sql), tables.keySet()));
        }
    }

    /** What is known of all tables, still apart. */
    private record Parts(
            Map<TableName, List<Column>> columns,
            Map<TableName, List<Index>> indexes,
            List<ForeignKey> foreignKeys,
            Map<TableName, List<String>> insertTriggers,
            Map<TableName, List<String>> deleteTriggers,
            Map<TableName, List<String>> updateTriggers,
            Map<TableName, List<Check>> checks,
            Map<TableName, Partitioning> partitionings) {
        Table table(TableName name, String engine) {
            return new Table(
                    name,
                    engine,
                    columns.getOrDefault(name, List.of()),
                    indexes.getOrDefault(name, List.of()),
                    foreignKeys.stream().filter(key -> key.child().equals(name)).toList(),
                    foreignKeys.stream()
                            .filter(key -> key.parent().equals(name))
                            .toList(),
                    insertTriggers.getOrDefault(name, List.of()),
                    deleteTriggers.getOrDefault(name, List.of()),
                    updateTriggers.getOrDefault(name, List.of()),
                    checks.getOrDefault(name, List.of()),
                    partitionings.getOrDefault(name, Partitioning.NONE));
        }
    }

    private static Map<TableName, Table> tables(InformationSchema schema, Parts parts) {
        return schema
                .byTable("TABLES", List.of(TABLE_SCHEMA, TABLE_NAME, ENGINE, TABLE_TYPE), baseTable(), List.of())
                .entrySet()
                .stream()
                .collect(toMap(Map.Entry::getKey, entry -> parts.table(entry.getKey(), engine(entry.getValue()))));
    }

    private static Condition baseTable() {
        return TABLE_TYPE.in("BASE TABLE", VERSIONED);
    }

    /** A table that the server cannot open has no engine; one with system versioning keeps what is deleted, so it is another engine to us. */
    private static String engine(List<Record> rows) {
        Record row = rows.getFirst();
        String engine = row.get(ENGINE) == null ? "unknown" : row.get(ENGINE);
        return row.get(TABLE_TYPE).equals(VERSIONED) ? engine + " with system versioning" : engine;
    }

    private static Map<TableName, List<String>> triggers(InformationSchema schema, String event) {
        List<Field<String>> fields = List.of(text("EVENT_OBJECT_SCHEMA"), text("EVENT_OBJECT_TABLE"), TRIGGER);
        return strings(
                schema.byTable("TRIGGERS", fields, text("EVENT_MANIPULATION").contains(event), List.of(TRIGGER)));
    }

    private static Map<TableName, Partitioning> partitionings(InformationSchema schema) {
        return schema
                .byTable(
                        "PARTITIONS",
                        List.of(TABLE_SCHEMA, TABLE_NAME, PARTITION, PARTITION_METHOD, SUBPARTITION),
                        PARTITION.isNotNull(),
                        List.of(field(name("PARTITION_ORDINAL_POSITION"))))
                .entrySet()
                .stream()
                .collect(toMap(Map.Entry::getKey, entry -> partitioning(entry.getValue())));
    }

    private static Partitioning partitioning(List<Record> rows) {
        return new Partitioning(
                rows.getFirst().get(PARTITION_METHOD),
                rows.getFirst().get(SUBPARTITION) != null,
                rows.stream().map(row -> row.get(PARTITION)).distinct().toList());
    }

    private static Map<TableName, List<String>> strings(Map<TableName, List<Record>> rows) {
        return rows.entrySet().stream()
                .collect(toMap(
                        Map.Entry::getKey,
                        entry -> entry.getValue().stream()
                                .map(row -> row.get(2, String.class))
                                .distinct()
                                .toList()));
    }

    private static List<String> unnamed(InformationSchema schema, ColumnsFound columns, Set<TableName> tables) {
        Stream<String> tableNames =
                schema.rows("TABLES", List.of(TABLE_SCHEMA, TABLE_NAME), baseTable(), List.of()).stream()
                        .filter(row -> Names.table(row.get(TABLE_SCHEMA), row.get(TABLE_NAME))
                                .isEmpty())
                        .map(row -> row.get(TABLE_SCHEMA) + "." + row.get(TABLE_NAME));
        Stream<String> columnNames = columns.strange().stream()
                .filter(column -> tables.contains(column.table()))
                .map(ColumnsFound.Strange::toString);
        return Stream.concat(tableNames, columnNames).sorted().toList();
    }
}
