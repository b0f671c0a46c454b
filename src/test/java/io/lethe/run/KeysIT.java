package io.lethe.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.ledger.row.KeyColumns;
import io.lethe.policy.name.ColumnName;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Whole runs over keys and start columns of every kind, with many rows of the same start, so that a chunk ends among its equals. */
class KeysIT {
    private static final int ROWS = 2_400;

    /**
     * @param columns of the key, as they are declared
     * @param types as the ledger calls them
     * @param values of row {@code n}'s key, as SQL
     * @param text of the key as it stands in an opening, as SQL
     */
    record Key(String columns, String types, String values, String text) {
        List<String> names() {
            return Arrays.stream(columns.split(", "))
                    .map(column -> column.substring(0, column.indexOf(' ')))
                    .toList();
        }

        KeyColumns inLedger() {
            String[] type = types.split(" ", -1);
            List<String> names = names();
            return new KeyColumns(java.util.stream.IntStream.range(0, type.length)
                    .mapToObj(i -> new KeyColumns.KeyColumn(new ColumnName(names.get(i)), type[i]))
                    .toList());
        }
    }

    /** A column that a start stands in, with a value that is due and one that is not. */
    record Start(String column, String inMap, String due, String young) {
        String inTest() {
            return inMap.contains("epoch")
                    ? "1740000000"
                    : inMap.contains("yyyy") ? "\"20250220101112\"" : "2025-03-01";
        }
    }

    record Kind(String name, Key key, Start start) {
        @Override
        public String toString() {
            return name;
        }
    }

    static final List<Kind> KINDS = List.of(
            new Kind(
                    "two columns, DATE",
                    new Key("account INT, number SMALLINT", "int smallint", "n % 7, n", "CONCAT(account, '|', number)"),
                    new Start("DATE", "{type: date}", "'2025-03-01'", "'2999-01-01'")),
            new Kind(
                    "BINARY(16), epoch seconds",
                    new Key("id BINARY(16)", "binary", "UNHEX(LEFT(SHA2(n, 256), 32))", "LOWER(HEX(id))"),
                    new Start("INT UNSIGNED", "{type: epoch-seconds}", "1740000000 + n % 2", "4000000000")),
            new Kind(
                    "CHAR(36), compact",
                    new Key(
                            "id CHAR(36)",
                            "char",
                            "INSERT(INSERT(LEFT(SHA2(n, 256), 32), 9, 0, '-'), 14, 0, '-')",
                            "id"),
                    new Start(
                            "CHAR(14)",
                            "{type: yyyymmddhhmmss, zone: UTC}",
                            "CONCAT('2025022', n % 3, '101112')",
                            "'29990101000000'")),
            new Kind(
                    "text without case, DATETIME",
                    new Key(
                            "id VARCHAR(40) COLLATE utf8mb4_general_ci",
                            "varchar",
                            "CONCAT(ELT(n % 3 + 1, 'Änn', 'bob', 'BOB '), n)",
                            "id"),
                    new Start("DATETIME(6)", "{type: datetime, zone: UTC}", "'2025-03-01 10:00:00.5'", "'2999-01-01'")),
            new Kind(
                    "unsigned beyond the signed, DATE",
                    new Key("id BIGINT UNSIGNED", "bigint", "18446744073709551615 - n", "CAST(id AS CHAR)"),
                    new Start("DATE", "{type: date}", "'2025-03-01'", "'2999-01-01'")),
            new Kind(
                    "negative numbers, epoch milliseconds",
                    new Key("id BIGINT", "bigint", "n * 7 - 9000", "CAST(id AS CHAR)"),
                    new Start("BIGINT", "{type: epoch-milliseconds}", "1740000000000 + n % 2", "4000000000000")));

    @TempDir
    private Path directory;

    @ParameterizedTest
    @FieldSource("KINDS")
    void deletesExactlyTheDueRows(Kind kind) throws SQLException {
        Workshop workshop = workshop(kind);
        List<String> before = keys(workshop, kind, "TRUE");
        List<String> young = keys(workshop, kind, "note = 'young'");
        assertThat(before).hasSize(ROWS);

        RunOutcome outcome = workshop.run();

        assertThat(outcome).isInstanceOf(RunOutcome.Finished.class);
        List<String> after = keys(workshop, kind, "TRUE");
        assertThat(after).isEqualTo(young);
        Evidence.of(workshop, "thing", kind.key().inLedger()).covers(kind.name(), before, after);
    }

    private Workshop workshop(Kind kind) {
        String key = String.join(", ", kind.key().names());
        Workshop workshop = Workshop.open(directory)
                .policy("thing", String.format(Locale.ROOT, """
                        rules:
                          - {data: thing, since: begun, keep: 30 days, then: purge, limits: {share-of-table: 100%%}}
                        tests:
                          - {as-of: 2026-11-22, row: {begun: %s}, expect: purge}
                        """, kind.start().inTest()))
                .map("thing: {table: SCHEMA.thing, key: [" + key + "], dates: {begun: "
                        + kind.start().inMap() + "}}");
        workshop.sql("CREATE TABLE thing (" + kind.key().columns() + ", begun "
                + kind.start().column() + ", note VARCHAR(9), PRIMARY KEY (" + key + "), KEY (begun, " + key + "))");
        workshop.sql("CREATE TABLE numbers (n INT PRIMARY KEY)");
        workshop.sql("INSERT INTO numbers VALUES (0)");
        for (int rows = 1; rows < ROWS; rows *= 2) {
            workshop.sql(
                    "INSERT INTO numbers SELECT n + " + rows + " FROM numbers LIMIT " + Math.min(rows, ROWS - rows));
        }
        String young = "n % 3 = 0";
        return workshop.sql("INSERT INTO thing SELECT " + kind.key().values() + ", IF(" + young + ", "
                + kind.start().young() + ", " + kind.start().due() + "), IF(" + young
                + ", 'young', 'old') FROM numbers");
    }

    private static List<String> keys(Workshop workshop, Kind kind, String which) {
        return workshop.schema()
                .sql()
                .fetch("SELECT " + kind.key().text() + " FROM thing WHERE " + which + " ORDER BY 1")
                .getValues(0, String.class);
    }
}
