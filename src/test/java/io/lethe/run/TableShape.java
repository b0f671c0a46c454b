package io.lethe.run;

import io.lethe.ledger.row.KeyColumns;
import io.lethe.policy.name.ColumnName;
import io.lethe.testing.ColumnType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A table that any action has to cope with. To what stands here come a start, whether the row is due, and a note.
 *
 * @param columns as they are declared, the key's among them
 * @param inserted the names of those that get a value
 * @param values of row {@code n}, which stands in them as {n}, as SQL
 * @param key its columns' names
 * @param types of the key's columns, as the ledger calls them
 * @param keyText of a row's key as it stands in an opening, as SQL
 * @param more indexes and constraints, and after a {@code #} options of the table
 */
record TableShape(
        String name,
        String columns,
        String inserted,
        List<String> values,
        String key,
        String types,
        String keyText,
        String more) {
    /** Every second row is due. */
    static final int ROWS = 24;

    private static final String PRIMARY = "PRIMARY KEY (id)";

    static final List<TableShape> ALL = Stream.of(ofTypes(), ofKeys(), ofTables(), ofColumns())
            .flatMap(List::stream)
            .toList();

    @Override
    public String toString() {
        return name;
    }

    private static List<TableShape> ofTypes() {
        return Arrays.stream(ColumnType.values())
                .map(type -> with(
                        "column of " + type.definition(),
                        "c " + type.definition() + " NULL",
                        "c",
                        Stream.concat(type.edges().stream(), Stream.of("NULL")).toList(),
                        PRIMARY))
                .toList();
    }

    private static TableShape with(String name, String columns, String inserted, List<String> values, String more) {
        List<String> rows = values.stream().map(value -> "{n}, " + value).toList();
        return new TableShape(
                name, "id INT NOT NULL, " + columns, "id, " + inserted, rows, "id", "int", "CAST(id AS CHAR)", more);
    }

    private static List<TableShape> ofKeys() {
        return List.of(
                key("id SMALLINT", "smallint", "{n} - 12", "CAST(id AS CHAR)"),
                key("id BIGINT UNSIGNED", "bigint", "18446744073709551615 - {n}", "CAST(id AS CHAR)"),
                key("id MEDIUMINT UNSIGNED", "mediumint", "16777215 - {n}", "CAST(id AS CHAR)"),
                key("id BINARY(16)", "binary", "UNHEX(LEFT(SHA2({n}, 256), 32))", "LOWER(HEX(id))"),
                key("id VARBINARY(9)", "varbinary", "CONCAT(x'ff', {n})", "LOWER(HEX(id))"),
                key("id CHAR(36) CHARACTER SET ascii", "char", "LEFT(SHA2({n}, 256), 36)", "id"),
                key("id VARCHAR(40) COLLATE utf8mb4_general_ci", "varchar", "CONCAT('Änn % ', {n})", "id"),
                key("id VARCHAR(40) CHARACTER SET latin1", "varchar", "CONCAT('ß_', {n})", "id"),
                key("id DATE", "date", "'2020-02-20' + INTERVAL {n} DAY", "CAST(id AS CHAR)"),
                new TableShape(
                        "three columns",
                        "a INT NOT NULL, b CHAR(3) NOT NULL, c SMALLINT NOT NULL",
                        "a, b, c",
                        List.of("{n} MOD 3, 'x', {n}"),
                        "a, b, c",
                        "int char smallint",
                        "CONCAT_WS('|', a, b, c)",
                        "PRIMARY KEY (a, b, c)"),
                new TableShape(
                        "unique key and no primary one",
                        "id INT NOT NULL",
                        "id",
                        List.of("{n}"),
                        "id",
                        "int",
                        "CAST(id AS CHAR)",
                        "UNIQUE KEY (id)"));
    }

    private static TableShape key(String column, String type, String value, String text) {
        return new TableShape("key " + column, column + " NOT NULL", "id", List.of(value), "id", type, text, PRIMARY);
    }

    private static List<TableShape> ofTables() {
        return List.of(
                plain("partitions by hash", PRIMARY + "#PARTITION BY HASH (id) PARTITIONS 3"),
                plain(
                        "partitions by range",
                        PRIMARY + "#PARTITION BY RANGE (id) (PARTITION low VALUES LESS THAN (9),"
                                + " PARTITION rest VALUES LESS THAN MAXVALUE)"),
                plain("compressed rows", PRIMARY + "#ROW_FORMAT=COMPRESSED"),
                plain("redundant rows", PRIMARY + "#ROW_FORMAT=REDUNDANT"),
                plain("rows that lie backwards", "PRIMARY KEY (id DESC)"),
                plain("check of its values", PRIMARY + ", CONSTRAINT positive CHECK (c >= 0)"),
                plain("many indexes", PRIMARY + ", KEY (c), UNIQUE KEY (c, begun), KEY (note, begun, c), KEY (due)"),
                with("table in latin1", "c VARCHAR(9)", "c", List.of("'Zoë'"), PRIMARY + "#CHARACTER SET latin1"),
                with("words to search", "c TEXT", "c", List.of("'one two three'"), PRIMARY + ", FULLTEXT KEY (c)"),
                with(
                        "places to search",
                        "c POINT NOT NULL",
                        "c",
                        List.of("ST_GeomFromText('POINT(1 2)')"),
                        PRIMARY + ", SPATIAL KEY (c)"),
                wide());
    }

    private static TableShape plain(String name, String more) {
        return with(name, "c INT NOT NULL", "c", List.of("{n}"), more);
    }

    private static List<TableShape> ofColumns() {
        return List.of(
                with("stored column", computed("STORED"), "c", List.of("{n}"), PRIMARY + ", KEY (twice)"),
                with("virtual column", computed("VIRTUAL"), "c", List.of("{n}"), PRIMARY + ", KEY (twice)"),
                with(
                        "column of its last change",
                        "c TIMESTAMP NOT NULL DEFAULT '2020-02-02 02:02:02' ON UPDATE CURRENT_TIMESTAMP",
                        "c",
                        List.of("'2021-01-01 10:00:00'"),
                        PRIMARY),
                with(
                        "words of SQL as names",
                        "`order` INT NOT NULL, `group` INT",
                        "`order`, `group`",
                        List.of("{n}, NULL"),
                        PRIMARY + ", KEY `select` (`order`)"),
                with("hidden column", "c INT, secret INT INVISIBLE", "c, secret", List.of("{n}, 7"), PRIMARY));
    }

    private static String computed(String how) {
        return "c INT NOT NULL, twice INT GENERATED ALWAYS AS (c * 2) " + how;
    }

    private static TableShape wide() {
        List<String> names = IntStream.range(0, 200).mapToObj(n -> "c" + n).toList();
        return with(
                "two hundred columns",
                String.join(" VARCHAR(9), ", names) + " VARCHAR(9)",
                String.join(", ", names),
                List.of(String.join(", ", Collections.nCopies(200, "'of a row'"))),
                PRIMARY);
    }

    KeyColumns keyInLedger() {
        String[] names = key.split(", ", -1);
        String[] each = types.split(" ", -1);
        List<KeyColumns.KeyColumn> found = new ArrayList<>();
        for (int column = 0; column < names.length; column++) {
            found.add(new KeyColumns.KeyColumn(new ColumnName(names[column]), each[column]));
        }
        return new KeyColumns(found);
    }

    String createTable(String table) {
        String[] parts = more.split("#", 2);
        return "CREATE TABLE " + table + " (" + columns
                + ", begun DATETIME NOT NULL, due BOOLEAN NOT NULL, note VARCHAR(20), " + parts[0] + ", KEY (begun, "
                + key + ")) "
                + (parts.length < 2 ? "" : parts[1]);
    }

    String insertInto(String table) {
        List<String> rows = new ArrayList<>();
        for (int n = 0; n < ROWS; n++) {
            boolean due = n % 2 == 0;
            rows.add("(" + values.get(n / 2 % values.size()).replace("{n}", Integer.toString(n))
                    + (due ? ", '2025-03-01', TRUE" : ", '2999-01-01', FALSE") + ", 'note " + n + "')");
        }
        return "INSERT INTO " + table + " (" + inserted + ", begun, due, note) VALUES " + String.join(", ", rows);
    }
}
