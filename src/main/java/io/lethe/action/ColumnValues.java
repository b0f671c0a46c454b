package io.lethe.action;

import io.lethe.catalog.Column;
import io.lethe.catalog.Table;
import io.lethe.policy.name.ColumnName;
import java.math.BigDecimal;
import java.util.HexFormat;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * A column's values as text and back: the text that stands in a row key, in an opening and in a position, and the bound value that
 * the server compares as it compares the column itself. Text for text and dates, decimal digits for numbers, lower-case
 * hexadecimal for bytes.
 */
final class ColumnValues {
    private final Column column;
    private final Field<?> field;

    ColumnValues(Table table, ColumnName name) {
        this.column =
                table.column(name).orElseThrow(() -> new IllegalArgumentException(table.name() + " has no " + name));
        this.field = DSL.field(DSL.name(table.name().schema(), table.name().table(), name.name()));
    }

    Field<?> field() {
        return field;
    }

    /** The column's value as text, computed by the server. */
    Field<String> text() {
        return column.binary()
                ? DSL.lower(DSL.function(DSL.name("hex"), SQLDataType.VARCHAR, field))
                : field.cast(SQLDataType.VARCHAR);
    }

    /** The column's text as the bytes of its UTF-8, which no collation takes for others. */
    Field<byte[]> bytes() {
        return DSL.field("cast(convert({0} using utf8mb4) as binary)", SQLDataType.VARBINARY, field);
    }

    /** The same where it is short; of a column that may hold a whole document, its SHA-256, so that the document stays on the server. */
    Field<String> digestible() {
        Field<?> bytes = column.spatial() ? DSL.function(DSL.systemName("st_aswkb"), SQLDataType.BLOB, field) : field;
        return column.large()
                ? DSL.function(DSL.systemName("sha2"), SQLDataType.VARCHAR, bytes, DSL.inline(256))
                : text();
    }

    /** A value that was read as {@link #text}, bound as the column's own type. */
    Field<?> bound(String text) {
        if (column.binary()) {
            return DSL.val(HexFormat.of().parseHex(text));
        }
        return switch (column.type()) {
            case "tinyint", "smallint", "mediumint", "int", "bigint", "decimal" -> DSL.val(new BigDecimal(text));
            default -> DSL.val(text);
        };
    }
}
