package io.lethe.action;

import io.lethe.archive.content.ArchivedType;
import io.lethe.archive.content.Cell;
import io.lethe.archive.content.Row;
import io.lethe.archive.content.SegmentColumn;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.RowN;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * The statements that put rows back. Every value is sent as the text or the bytes that the segment has, and the server makes of it what the
 * column is; columns that it computes itself get none.
 */
final class RestoreSql {
    /** What does not fit is refused and never bent; 0 is a key like any other, not a wish for the next number. */
    private static final String EXACT = "STRICT_ALL_TABLES,NO_AUTO_VALUE_ON_ZERO,NO_ENGINE_SUBSTITUTION";

    private final DSLContext tx;
    private final RestoreSite site;
    private final Table<?> table;

    RestoreSql(DSLContext tx, RestoreSite site) {
        this.tx = tx;
        this.site = site;
        this.table = DSL.table(
                DSL.name(site.table().name().schema(), site.table().name().table()));
    }

    /** Inserts these rows by one statement; fails whole where one of them is there. */
    int insert(List<Row> rows) {
        int[] given = site.given();
        List<Field<?>> fields = new ArrayList<>();
        for (int place : given) {
            fields.add(
                    DSL.field(DSL.name(site.schema().columns().get(place).name().name())));
        }
        List<RowN> values = rows.stream().map(row -> values(given, row)).toList();
        return tx.query(template(), table, DSL.list(fields), DSL.list(values)).execute();
    }

    /** For this statement alone: whatever a session is told stays with its connection, and the next user of that is not asked. */
    private String template() {
        return switch (site.target().flavor()) {
            case MARIADB -> "set statement sql_mode = '" + EXACT + "' for insert into {0} ({1}) values {2}";
            case MYSQL -> "insert /*+ set_var(sql_mode = '" + EXACT + "') */ into {0} ({1}) values {2}";
        };
    }

    private RowN values(int[] given, Row row) {
        Field<?>[] values = new Field<?>[given.length];
        for (int i = 0; i < given.length; i++) {
            values[i] = value(site.schema().columns().get(given[i]), row.cell(given[i]));
        }
        return DSL.row(values);
    }

    private static Field<?> value(SegmentColumn column, Cell cell) {
        return switch (cell) {
            case Cell.Absent absent -> DSL.val((String) null);
            case Cell.Bytes bytes -> DSL.val(bytes.bytes());
            // The digits of a FLOAT tell it among FLOATs; the server reads a DOUBLE first, which needs its own.
            case Cell.Text text
            when column.type() == ArchivedType.FLOAT -> DSL.val(Double.toString(Float.parseFloat(text.text())));
            case Cell.Text text -> DSL.val(text.text());
        };
    }

    /** What of these rows is otherwise in the table than they are, in words that show no value; nothing if they are there to the letter. */
    Optional<String> difference(List<Row> rows) throws SQLException {
        List<List<String>> keys = rows.stream().map(site::key).toList();
        KeyCondition condition = new KeyCondition(site.schema().key().stream()
                .map(column -> new ColumnValues(site.table(), column))
                .toList());
        ArchivedColumns columns = new ArchivedColumns(site.schema());
        Map<List<String>, Row> there = new HashMap<>();
        for (Row row :
                RowReader.read(columns, tx.select(columns.fields()).from(table).where(condition.matches(keys)))) {
            there.put(site.key(row), row);
        }
        return rows.stream()
                .flatMap(row -> difference(row, there.get(site.key(row))).stream())
                .findFirst();
    }

    private Optional<String> difference(Row wanted, @Nullable Row found) {
        if (found == null) {
            return Optional.of("a row did not come back under its key");
        }
        for (int place : site.given()) {
            if (!wanted.cell(place).equals(found.cell(place))) {
                return Optional.of("column "
                        + site.schema().columns().get(place).name() + " came back otherwise than the segment has it");
            }
        }
        return Optional.empty();
    }
}
