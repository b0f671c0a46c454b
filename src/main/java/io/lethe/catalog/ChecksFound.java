package io.lethe.catalog;

import static io.lethe.catalog.InformationSchema.TABLE_NAME;
import static io.lethe.catalog.InformationSchema.TABLE_SCHEMA;
import static io.lethe.catalog.InformationSchema.text;
import static java.util.stream.Collectors.toMap;
import static org.jooq.impl.DSL.noCondition;

import io.lethe.policy.name.TableName;
import java.util.List;
import java.util.Map;
import org.jooq.Field;
import org.jooq.Record;

/** The CHECK constraints of all tables. MariaDB keeps them with their tables; MySQL says in another view which table one belongs to. */
final class ChecksFound {
    private static final Field<String> SCHEMA = text("CONSTRAINT_SCHEMA");
    private static final Field<String> NAME = text("CONSTRAINT_NAME");
    private static final Field<String> CLAUSE = text("CHECK_CLAUSE");

    private ChecksFound() {}

    static Map<TableName, List<Check>> in(InformationSchema schema, Flavor flavor) {
        return switch (flavor) {
            case MARIADB ->
                checks(schema.byTable(
                        "CHECK_CONSTRAINTS",
                        List.of(SCHEMA, TABLE_NAME, NAME, CLAUSE),
                        noCondition(),
                        List.of(SCHEMA, TABLE_NAME, NAME)));
            case MYSQL -> inMySql(schema);
        };
    }

    private static Map<TableName, List<Check>> inMySql(InformationSchema schema) {
        Map<List<String>, String> clauses =
                schema.rows("CHECK_CONSTRAINTS", List.of(SCHEMA, NAME, CLAUSE), noCondition(), List.of()).stream()
                        .collect(toMap(row -> key(row, 0, 1), row -> row.get(2, String.class)));
        Map<TableName, List<Record>> tables = schema.byTable(
                "TABLE_CONSTRAINTS",
                List.of(TABLE_SCHEMA, TABLE_NAME, NAME),
                text("CONSTRAINT_TYPE").eq("CHECK"),
                List.of(TABLE_SCHEMA, TABLE_NAME, NAME));
        return tables.entrySet().stream()
                .collect(toMap(
                        Map.Entry::getKey,
                        entry -> entry.getValue().stream()
                                .map(row ->
                                        new Check(row.get(2, String.class), clauses.getOrDefault(key(row, 0, 2), "")))
                                .toList()));
    }

    private static List<String> key(Record row, int schema, int name) {
        return List.of(row.get(schema, String.class), row.get(name, String.class));
    }

    private static Map<TableName, List<Check>> checks(Map<TableName, List<Record>> rows) {
        return rows.entrySet().stream()
                .collect(toMap(
                        Map.Entry::getKey,
                        entry -> entry.getValue().stream()
                                .map(row -> new Check(row.get(2, String.class), row.get(3, String.class)))
                                .toList()));
    }
}
