package io.lethe.action;

import io.lethe.archive.content.ArchivedType;
import io.lethe.archive.content.Cell;
import io.lethe.archive.content.Row;
import io.lethe.archive.content.SegmentColumn;
import io.lethe.archive.content.SegmentSchema;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * All columns of a table as an archive keeps them. Numbers, dates and times are turned into text by the server, since the driver's own
 * types bend them: hours beyond 24, years, unsigned numbers, dates before the calendar changed.
 */
final class ArchivedColumns {
    private final SegmentSchema schema;

    ArchivedColumns(SegmentSchema schema) {
        this.schema = schema;
    }

    /** What to select, in the schema's order. */
    List<Field<?>> fields() {
        List<Field<?>> fields = new ArrayList<>();
        schema.columns().forEach(column -> fields.add(field(column)));
        return fields;
    }

    private Field<?> field(SegmentColumn column) {
        Field<?> field = DSL.field(DSL.name(
                schema.table().schema(), schema.table().table(), column.name().name()));
        return switch (column.type()) {
            case INTEGER, BIG_INTEGER, DECIMAL, YEAR, DATE, DATETIME, TIMESTAMP, TIME ->
                field.cast(SQLDataType.VARCHAR);
            // As text a server rounds a FLOAT to six digits; as a DOUBLE it has all of them. Times one: -0 plus 0 is 0.
            case FLOAT, DOUBLE -> DSL.field("({0} * 1e0)", SQLDataType.DOUBLE, field);
            case TEXT, JSON, BIT, BINARY, GEOMETRY -> field;
        };
    }

    /** The row that a result stands at, of a query whose columns from {@code first} on are {@link #fields}. */
    Row row(ResultSet result, int first) throws SQLException {
        List<Cell> cells = new ArrayList<>(schema.columns().size());
        for (int i = 0; i < schema.columns().size(); i++) {
            cells.add(cell(schema.columns().get(i).type(), result, first + i));
        }
        return new Row(cells);
    }

    private static Cell cell(ArchivedType type, ResultSet result, int column) throws SQLException {
        if (type.bytes()) {
            byte[] bytes = result.getBytes(column);
            return bytes == null ? Cell.ABSENT : new Cell.Bytes(bytes);
        }
        String text = switch (type) {
            case FLOAT -> Float.toString((float) result.getDouble(column));
            case DOUBLE -> Double.toString(result.getDouble(column));
            default -> result.getString(column);
        };
        return text == null || result.wasNull() ? Cell.ABSENT : new Cell.Text(plain(type, text));
    }

    /** Without the zeros that a ZEROFILL column is shown with: they are the column's, not the number's. */
    private static String plain(ArchivedType type, String text) {
        boolean number =
                type == ArchivedType.INTEGER || type == ArchivedType.BIG_INTEGER || type == ArchivedType.DECIMAL;
        return number && text.startsWith("0") ? new BigDecimal(text).toPlainString() : text;
    }
}
