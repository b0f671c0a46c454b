package io.lethe.catalog;

import static io.lethe.catalog.InformationSchema.TABLE_NAME;
import static io.lethe.catalog.InformationSchema.TABLE_SCHEMA;
import static io.lethe.catalog.InformationSchema.text;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import io.lethe.policy.name.ColumnName;
import io.lethe.policy.name.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Result;

/** All foreign keys that begin or end in a set of schemas. */
final class ForeignKeysFound {
    private static final Field<String> CONSTRAINT = text("CONSTRAINT_NAME");
    private static final Field<String> COLUMN = text("COLUMN_NAME");
    private static final Field<String> PARENT_SCHEMA = text("REFERENCED_TABLE_SCHEMA");
    private static final Field<String> PARENT_TABLE = text("REFERENCED_TABLE_NAME");
    private static final Field<String> PARENT_COLUMN = text("REFERENCED_COLUMN_NAME");
    private static final Field<String> CONSTRAINT_SCHEMA = text("CONSTRAINT_SCHEMA");
    private static final Field<String> DELETE_RULE = text("DELETE_RULE");

    /** A constraint's name is unique within its schema on MySQL, only within its table on MariaDB. */
    private record Id(String schema, String table, String constraint) {}

    private ForeignKeysFound() {}

    static List<ForeignKey> touching(DSLContext sql, Set<String> schemas) {
        Map<Id, List<Record>> columns = new LinkedHashMap<>();
        for (Record row : columns(sql, schemas)) {
            if (schemas.contains(row.get(TABLE_SCHEMA)) || schemas.contains(row.get(PARENT_SCHEMA))) {
                columns.computeIfAbsent(
                                new Id(row.get(TABLE_SCHEMA), row.get(TABLE_NAME), row.get(CONSTRAINT)),
                                id -> new ArrayList<>())
                        .add(row);
            }
        }
        Map<Id, String> deleteRules = deleteRules(sql, columns.keySet());
        List<ForeignKey> found = new ArrayList<>();
        columns.forEach((id, rows) ->
                read(id, rows, deleteRules.getOrDefault(id, "unknown")).ifPresent(found::add));
        return found;
    }

    /** One look at the whole server: a table of any schema may point at ours. */
    private static Result<?> columns(DSLContext sql, Set<String> schemas) {
        return sql.select(TABLE_SCHEMA, TABLE_NAME, CONSTRAINT, COLUMN, PARENT_SCHEMA, PARENT_TABLE, PARENT_COLUMN)
                .from(table(name("information_schema", "KEY_COLUMN_USAGE")))
                .where(PARENT_TABLE.isNotNull(), TABLE_SCHEMA.in(schemas).or(PARENT_SCHEMA.in(schemas)))
                .orderBy(TABLE_SCHEMA, TABLE_NAME, CONSTRAINT, field(name("ORDINAL_POSITION")))
                .fetch();
    }

    /** Schema by schema: MariaDB opens every table of the server, 2 seconds for 13,000, unless a statement names exactly one schema. */
    private static Map<Id, String> deleteRules(DSLContext sql, Set<Id> constraints) {
        Map<Id, String> rules = new HashMap<>();
        constraints.stream()
                .map(Id::schema)
                .distinct()
                .forEach(schema -> sql.select(CONSTRAINT_SCHEMA, TABLE_NAME, CONSTRAINT, DELETE_RULE)
                        .from(table(name("information_schema", "REFERENTIAL_CONSTRAINTS")))
                        .where(CONSTRAINT_SCHEMA.eq(schema))
                        .forEach(row -> rules.put(new Id(row.value1(), row.value2(), row.value3()), row.value4())));
        return rules;
    }

    private static Optional<ForeignKey> read(Id id, List<Record> rows, String deleteRule) {
        Record first = rows.getFirst();
        Optional<TableName> parent = Names.table(first.get(PARENT_SCHEMA), first.get(PARENT_TABLE));
        if (parent.isEmpty()) {
            return Optional.empty(); // no data map can name that table, so nothing is ever deleted from it
        }
        Optional<TableName> child = Names.table(id.schema(), id.table());
        List<ColumnName> via = names(rows, COLUMN);
        List<ColumnName> at = names(rows, PARENT_COLUMN);
        if (child.isEmpty() || via.size() != rows.size() || at.size() != rows.size()) {
            throw new UnsupportedNameException(id.constraint(), id.schema() + "." + id.table(), parent.get());
        }
        return Optional.of(new ForeignKey(id.constraint(), child.get(), via, parent.get(), at, onDelete(deleteRule)));
    }

    private static List<ColumnName> names(List<Record> rows, Field<String> column) {
        return rows.stream()
                .flatMap(row -> Names.column(row.get(column)).stream())
                .toList();
    }

    private static ForeignKey.OnDelete onDelete(String rule) {
        return switch (rule) {
            case "RESTRICT", "NO ACTION" -> ForeignKey.OnDelete.RESTRICT;
            case "SET NULL", "SET DEFAULT" -> ForeignKey.OnDelete.SET_NULL;
            default -> ForeignKey.OnDelete.CASCADE; // the worst it can be, also when the server does not say
        };
    }
}
