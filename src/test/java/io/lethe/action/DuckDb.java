package io.lethe.action;

import io.lethe.archive.content.ArchivedType;
import io.lethe.archive.content.SegmentColumn;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;

/** A reader of Parquet that is not ours, and for each type an expression for it and one for the server that must give the same. */
final class DuckDb {
    private static final String MICROS = "cast(timestampdiff(microsecond, '1970-01-01', c) as char)";

    private static final Connection DUCK = inMemory();

    private DuckDb() {}

    private static Connection inMemory() {
        try {
            return DriverManager.getConnection("jdbc:duckdb:");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What it reads in the column, in the order of {@code id}. */
    static List<String> values(Path file, SegmentColumn column) throws SQLException {
        try (Statement statement = DUCK.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select " + expression(column.type()) + " from read_parquet('" + file + "') order by id")) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(String.valueOf(rows.getObject(1)));
            }
            return values;
        }
    }

    /** What the server has in the column {@code c} of a table, in the order of {@code id}. */
    static List<String> oracle(DSLContext sql, String table, SegmentColumn column) {
        return sql.fetch("select " + oracle(column.type()) + " from " + table + " order by id").stream()
                .map(row -> String.valueOf(row.get(0)))
                .toList();
    }

    private static String expression(ArchivedType type) {
        return switch (type) {
            case INTEGER, BIG_INTEGER, DECIMAL, YEAR, TIME -> "cast(c as varchar)";
            case FLOAT, DOUBLE -> "cast(c as double)";
            case BIT -> "ltrim(hex(c), '0')";
            case DATE, DATETIME -> "cast(epoch_us(cast(c as timestamp)) as varchar)";
            case TIMESTAMP -> "cast(epoch_us(c) as varchar)";
            case TEXT, JSON -> "hex(cast(c as varchar))";
            case BINARY -> "hex(c)";
            case GEOMETRY -> "c.srid || ' ' || hex(c.wkb)";
        };
    }

    private static String oracle(ArchivedType type) {
        return switch (type) {
            case INTEGER, BIG_INTEGER, YEAR -> "cast(c + 0 as char)";
            case DECIMAL, TIME -> "cast(c as char)";
            case FLOAT, DOUBLE -> "c * 1e0";
            case BIT -> "trim(leading '0' from hex(c + 0))";
            case DATE, DATETIME, TIMESTAMP -> MICROS;
            case TEXT, JSON -> "hex(cast(c as char))";
            case BINARY -> "hex(c)";
            case GEOMETRY -> "concat(st_srid(c), ' ', substr(hex(c), 9))";
        };
    }
}
