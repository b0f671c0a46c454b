package io.lethe.catalog;

import static io.lethe.catalog.InformationSchema.TABLE_NAME;
import static io.lethe.catalog.InformationSchema.TABLE_SCHEMA;
import static io.lethe.catalog.InformationSchema.text;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;

import io.lethe.policy.name.ColumnName;
import io.lethe.policy.name.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jooq.Field;
import org.jooq.Record;

/** The columns of all tables, in order. */
record ColumnsFound(Map<TableName, List<Column>> columns, List<Strange> strange) {
    private static final Field<String> COLUMN = text("COLUMN_NAME");
    private static final Field<String> TYPE = text("DATA_TYPE");
    private static final Field<String> FULL_TYPE = text("COLUMN_TYPE");
    private static final Field<String> NULLABLE = text("IS_NULLABLE");

    /** Not EXTRA: there MySQL says DEFAULT_GENERATED of a column that merely has an expression for its default. */
    private static final Field<String> EXPRESSION = text("GENERATION_EXPRESSION");

    /** SQL's NULL where there is none; MariaDB writes the word NULL where there is one that is NULL. */
    private static final Field<String> DEFAULT = text("COLUMN_DEFAULT");

    private static final Field<String> CHARSET = text("CHARACTER_SET_NAME");
    private static final Field<String> COLLATION = text("COLLATION_NAME");
    private static final Field<String> EXTRA = text("EXTRA");
    private static final String ON_UPDATE = "on update";
    private static final String AUTO_INCREMENT = "auto_increment";

    /** A column whose name no map can write. */
    record Strange(TableName table, String column) {
        @Override
        public String toString() {
            return table + "." + column;
        }
    }

    static ColumnsFound in(InformationSchema schema) {
        Map<TableName, List<Column>> columns = new HashMap<>();
        List<Strange> strange = new ArrayList<>();
        schema.byTable(
                        "COLUMNS",
                        List.of(
                                TABLE_SCHEMA,
                                TABLE_NAME,
                                COLUMN,
                                TYPE,
                                FULL_TYPE,
                                NULLABLE,
                                EXPRESSION,
                                EXTRA,
                                DEFAULT,
                                CHARSET,
                                COLLATION),
                        noCondition(),
                        List.of(TABLE_SCHEMA, TABLE_NAME, field(name("ORDINAL_POSITION"))))
                .forEach((table, rows) -> columns.put(table, read(table, rows, strange)));
        return new ColumnsFound(columns, strange);
    }

    private static List<Column> read(TableName table, List<Record> rows, List<Strange> strange) {
        List<Column> columns = new ArrayList<>();
        for (Record row : rows) {
            Names.column(row.get(COLUMN))
                    .ifPresentOrElse(
                            name -> columns.add(column(name, row)),
                            () -> strange.add(new Strange(table, row.get(COLUMN))));
        }
        return columns;
    }

    private static Column column(ColumnName name, Record row) {
        String type = row.get(TYPE).toLowerCase(Locale.ROOT);
        String extra = row.get(EXTRA).toLowerCase(Locale.ROOT);
        boolean nullable = row.get(NULLABLE).equals("YES");
        boolean generated = row.get(EXPRESSION) != null && !row.get(EXPRESSION).isEmpty();
        boolean members = type.equals("enum") || type.equals("set");
        return new Column(
                name,
                type,
                members ? row.get(FULL_TYPE) : row.get(FULL_TYPE).toLowerCase(Locale.ROOT),
                nullable,
                generated,
                extra.contains(ON_UPDATE),
                !nullable && !generated && row.get(DEFAULT) == null && !extra.contains(AUTO_INCREMENT),
                row.get(COLLATION) == null
                        ? Column.Collation.NONE
                        : new Column.Collation(row.get(CHARSET), row.get(COLLATION)));
    }
}
