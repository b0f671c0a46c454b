package io.lethe.catalog;

import static io.lethe.catalog.InformationSchema.TABLE_NAME;
import static io.lethe.catalog.InformationSchema.TABLE_SCHEMA;
import static io.lethe.catalog.InformationSchema.text;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import io.lethe.policy.name.ColumnName;
import io.lethe.policy.name.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;

/**
 * The ordered indexes of all tables. Indexes that the optimiser may not use (invisible on MySQL, ignored on MariaDB) and those
 * that order nothing (full text, spatial, hash) are left out.
 */
final class IndexesFound {
    private static final Field<String> INDEX = text("INDEX_NAME");
    private static final Field<String> NON_UNIQUE = text("NON_UNIQUE");
    private static final Field<String> COLUMN = text("COLUMN_NAME");
    private static final Field<String> PREFIX = text("SUB_PART");
    private static final Field<String> DIRECTION = text("COLLATION");

    private IndexesFound() {}

    static Map<TableName, List<Index>> in(InformationSchema schema, Flavor flavor) {
        Map<TableName, List<Index>> indexes = new HashMap<>();
        schema.byTable(
                        "STATISTICS",
                        List.of(TABLE_SCHEMA, TABLE_NAME, INDEX, NON_UNIQUE, COLUMN, PREFIX, DIRECTION),
                        text("INDEX_TYPE").eq("BTREE").and(usable(flavor)),
                        List.of(TABLE_SCHEMA, TABLE_NAME, INDEX, field(name("SEQ_IN_INDEX"))))
                .forEach((table, parts) -> indexes.put(table, read(parts)));
        return indexes;
    }

    private static Condition usable(Flavor flavor) {
        return switch (flavor) {
            case MYSQL -> text("IS_VISIBLE").eq("YES");
            case MARIADB -> text("IGNORED").eq("NO");
        };
    }

    private static List<Index> read(List<Record> rows) {
        Map<String, List<Record>> byIndex = new LinkedHashMap<>();
        rows.forEach(row -> byIndex.computeIfAbsent(row.get(INDEX), name -> new ArrayList<>())
                .add(row));
        return byIndex.entrySet().stream()
                .map(entry -> index(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Index index(String name, List<Record> parts) {
        List<ColumnName> columns = new ArrayList<>();
        for (Record part : parts) {
            Optional<ColumnName> column = ordering(name, part);
            if (column.isEmpty()) {
                break;
            }
            columns.add(column.get());
        }
        boolean whole = columns.size() == parts.size();
        return new Index(name, whole && parts.getFirst().get(NON_UNIQUE).equals("0"), columns, whole);
    }

    /** The column by which this part orders: none for an expression, a prefix or, but for the primary key, a descending part. */
    private static Optional<ColumnName> ordering(String index, Record part) {
        boolean descending = "D".equals(part.get(DIRECTION)) && !index.equals(Index.PRIMARY);
        return part.get(COLUMN) == null || part.get(PREFIX) != null || descending
                ? Optional.empty()
                : Names.column(part.get(COLUMN));
    }
}
