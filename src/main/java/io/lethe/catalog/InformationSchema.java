package io.lethe.catalog;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import io.lethe.policy.name.TableName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Result;

/**
 * {@code information_schema} for a set of schemas: one statement per view, whatever the number of tables. Fields are matched by
 * position, since MySQL answers with upper-case labels whatever was asked. Schemas are compared again here, byte by byte, since
 * MariaDB compares them without regard to case.
 */
record InformationSchema(DSLContext sql, Set<String> schemas) {
    static final Field<String> TABLE_SCHEMA = text("TABLE_SCHEMA");
    static final Field<String> TABLE_NAME = text("TABLE_NAME");

    InformationSchema {
        schemas = Set.copyOf(schemas);
    }

    static Field<String> text(String column) {
        return field(name(column), String.class);
    }

    /** The rows of a view that are about our schemas. Its first two fields are the schema and the table. */
    List<Record> rows(String view, List<Field<String>> fields, Condition only, List<Field<?>> order) {
        Result<Record> rows = sql.select(fields)
                .from(table(name("information_schema", view)))
                .where(fields.getFirst().in(schemas), only)
                .orderBy(order)
                .fetch();
        return rows.stream()
                .filter(row -> schemas.contains(row.get(fields.getFirst())))
                .toList();
    }

    /** The same by table. Tables whose names Lethe cannot write are left out; {@link Names} collects those. */
    Map<TableName, List<Record>> byTable(
            String view, List<Field<String>> fields, Condition only, List<Field<?>> order) {
        Map<TableName, List<Record>> tables = new LinkedHashMap<>();
        for (Record row : rows(view, fields, only, order)) {
            Names.table(row.get(0, String.class), row.get(1, String.class))
                    .ifPresent(table -> tables.computeIfAbsent(table, name -> new ArrayList<>())
                            .add(row));
        }
        return tables;
    }
}
