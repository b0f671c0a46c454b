package io.lethe.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.testing.Mortality;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every masking over columns of every type it takes. What each value must become was written down by hand and lies in a table of its own
 * beside the masked one; the server compares the two byte by byte.
 */
class MaskingsIT {
    /** One column, and pairs of values: as it is, and as it must become. */
    record Kind(String column, String masking, List<String> pairs) {
        int size() {
            return pairs.size() / 2;
        }

        String before(int row) {
            return pairs.get(2 * row);
        }

        String after(int row) {
            return pairs.get(2 * row + 1);
        }

        /** Rows whose value must change. */
        long changing() {
            return IntStream.range(0, size())
                    .filter(row -> !before(row).equals(after(row)))
                    .count();
        }
    }

    private static Kind kind(String column, String masking, String... pairs) {
        return new Kind(column, masking, List.of(pairs));
    }

    static final List<Kind> KINDS = List.of(
            kind("VARCHAR(40) NULL", "remove", "'Ann'", "NULL", "''", "NULL", "NULL", "NULL"),
            kind("VARCHAR(40) NOT NULL", "{remove: empty}", "'Ann'", "''", "''", "''"),
            kind("INT NOT NULL", "{remove: empty}", "-7", "0", "0", "0"),
            kind("DECIMAL(9,2) NULL", "{remove: empty}", "7.25", "0.00", "NULL", "NULL"),
            kind("VARBINARY(8) NOT NULL", "{remove: empty}", "x'00ff'", "x''", "x''", "x''"),
            kind("BINARY(4) NOT NULL", "{remove: empty}", "x'01020304'", "x'00000000'", "x'00000000'", "x'00000000'"),
            kind("DATETIME(6) NULL", "remove", "'1980-02-29 10:00:00.5'", "NULL", "NULL", "NULL"),
            kind("ENUM('m','f') NULL", "remove", "'f'", "NULL", "NULL", "NULL"),
            kind("SET('a','b') NULL", "remove", "'a,b'", "NULL", "NULL", "NULL"),
            kind("JSON NULL", "remove", "'{\"a\": 1}'", "NULL", "NULL", "NULL"),
            kind("MEDIUMBLOB NULL", "remove", "REPEAT('x', 70000)", "NULL", "NULL", "NULL"),
            kind("BIT(5) NULL", "remove", "b'10101'", "NULL", "NULL", "NULL"),
            kind("DOUBLE NULL", "remove", "52.516", "NULL", "NULL", "NULL"),
            kind("TIME NULL", "remove", "'-12:30:00'", "NULL", "NULL", "NULL"),
            kind("POINT NULL", "remove", "ST_GeomFromText('POINT(1 2)')", "NULL", "NULL", "NULL"),
            kind(
                    "VARCHAR(20) COLLATE utf8mb4_general_ci NULL",
                    "{constant: removed}",
                    "'Ann'",
                    "'removed'",
                    "'REMOVED'",
                    "'removed'",
                    "'removed '",
                    "'removed'",
                    "'removed'",
                    "'removed'",
                    "NULL",
                    "NULL"),
            kind("VARCHAR(20) CHARACTER SET latin1 NOT NULL", "{constant: gelöscht}", "'Änn'", "'gelöscht'"),
            kind("SMALLINT NOT NULL", "{constant: \"-1\"}", "300", "-1", "-1", "-1"),
            kind("DATE NULL", "{constant: \"1900-01-01\"}", "'1980-02-29'", "'1900-01-01'", "NULL", "NULL"),
            kind("ENUM('known','unknown') NOT NULL", "{constant: unknown}", "'known'", "'unknown'"),
            kind("MEDIUMTEXT NOT NULL", "{constant: \"-\"}", "REPEAT('ä', 40000)", "'-'", "'-'", "'-'"),
            kind(
                    "VARCHAR(45) NULL",
                    "truncate-ip",
                    "'192.168.17.203'",
                    "'192.168.17.0'",
                    "'192.168.17.0'",
                    "'192.168.17.0'",
                    "'2001:db8:aa:bb::1'",
                    "'2001:db8:aa::'",
                    "'2001:0DB8:00AA:00BB:0:0:0:1'",
                    "'2001:db8:aa::'",
                    "'::1'",
                    "'::'",
                    "'::ffff:192.168.17.203'",
                    "'::'",
                    "'unknown, 10.0.0.1'",
                    "NULL",
                    "'10.0.0.1:443'",
                    "NULL",
                    "''",
                    "''",
                    "NULL",
                    "NULL"),
            kind(
                    "CHAR(39) CHARACTER SET ascii NOT NULL",
                    "truncate-ip",
                    "'10.1.2.3'",
                    "'10.1.2.0'",
                    "'x'",
                    "'0.0.0.0'"),
            kind(
                    "INT UNSIGNED NOT NULL",
                    "truncate-ip",
                    "3232239883",
                    "3232239872",
                    "255",
                    "0",
                    "4294967295",
                    "4294967040"),
            kind(
                    "VARBINARY(16) NULL",
                    "truncate-ip",
                    "INET6_ATON('192.168.17.203')",
                    "INET6_ATON('192.168.17.0')",
                    "INET6_ATON('2001:db8:aa:bb::1')",
                    "INET6_ATON('2001:db8:aa::')",
                    "x'010203'",
                    "NULL",
                    "x''",
                    "x''",
                    "NULL",
                    "NULL"),
            kind("BINARY(16) NOT NULL", "truncate-ip", "INET6_ATON('fe80:1:2:3::4')", "INET6_ATON('fe80:1:2::')"),
            kind(
                    "DATE NULL",
                    "{coarsen-date: month}",
                    "'1955-03-31'",
                    "'1955-03-01'",
                    "'2024-02-01'",
                    "'2024-02-01'",
                    "NULL",
                    "NULL"),
            kind(
                    "DATE NOT NULL",
                    "{coarsen-date: year}",
                    "'1955-03-31'",
                    "'1955-01-01'",
                    "'9999-12-31'",
                    "'9999-01-01'"),
            kind(
                    "DATETIME(6) NULL",
                    "{coarsen-date: month}",
                    "'2024-02-29 23:59:59.999999'",
                    "'2024-02-01 00:00:00'",
                    "'2024-02-01 00:00:00.000001'",
                    "'2024-02-01 00:00:00'"),
            kind(
                    "TIMESTAMP(3) NULL",
                    "{coarsen-date: year}",
                    "'2024-02-29 23:59:59.999'",
                    "'2024-01-01 00:00:00'",
                    "'1970-05-05 00:00:00'",
                    "'1970-05-05 00:00:00'",
                    "NULL",
                    "NULL"),
            kind(
                    "VARCHAR(190) NULL",
                    "keep-domain",
                    "'Ann.Lee+x@Example.com'",
                    "'@Example.com'",
                    "'\"a@b\"@example.com'",
                    "'@example.com'",
                    "'@example.com'",
                    "'@example.com'",
                    "'ann'",
                    "NULL",
                    "''",
                    "''",
                    "NULL",
                    "NULL"),
            kind(
                    "VARCHAR(190) CHARACTER SET utf16 NOT NULL",
                    "keep-domain",
                    "'änn@exämple.com'",
                    "'@exämple.com'",
                    "'ann'",
                    "''"),
            kind(
                    "VARCHAR(40) NULL",
                    "{keep-first: 3}",
                    "'Änneliese'",
                    "'Änn'",
                    "'😀😀😀😀'",
                    "'😀😀😀'",
                    "'ab  c'",
                    "'ab '",
                    "'abc'",
                    "'abc'",
                    "''",
                    "''"),
            kind("CHAR(12) NOT NULL", "{keep-first: 3}", "'ab cd'", "'ab'", "'12345'", "'123'"),
            kind("TEXT NULL", "{keep-first: 1}", "REPEAT('ß', 20000)", "'ß'", "NULL", "NULL"),
            kind(
                    "INT NOT NULL",
                    "{round: 100}",
                    "1299",
                    "1200",
                    "-1299",
                    "-1200",
                    "99",
                    "0",
                    "2147483647",
                    "2147483600"),
            kind("TINYINT NULL", "{round: 10}", "127", "120", "-128", "-120", "NULL", "NULL"),
            kind("BIGINT UNSIGNED NOT NULL", "{round: 1000}", "18446744073709551615", "18446744073709551000"),
            kind(
                    "DECIMAL(20,4) NOT NULL",
                    "{round: 50}",
                    "1234.5678",
                    "1200.0000",
                    "-0.5",
                    "0.0000",
                    "150.0000",
                    "150.0000"));

    @TempDir
    private Path directory;

    private Workshop workshop;

    @Test
    void makesOfEveryValueWhatItMustBecome() throws SQLException {
        RunOutcome outcome = workshop.engine().run(RunRequest.everything(), new StopSignal(), RunObserver.NONE);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        RunOutcome.Finished.class,
                        finished -> assertThat(finished.rows())
                                .isEqualTo(
                                        KINDS.stream().mapToLong(Kind::changing).sum()));
        for (int kind = 0; kind < KINDS.size(); kind++) {
            assertThat(values("thing" + kind)).as(KINDS.get(kind).toString()).isEqualTo(values("wanted" + kind));
        }
        assertThat(workshop.ledger(Mortality.immortal(call -> false)).verify().holds())
                .isTrue();
    }

    @Test
    void findsNothingToDoTheSecondTime() throws SQLException {
        workshop.engine().run(RunRequest.everything(), new StopSignal(), RunObserver.NONE);

        assertThat(workshop.engine().run(RunRequest.everything(), new StopSignal(), RunObserver.NONE))
                .isInstanceOf(RunOutcome.NothingToDo.class);
    }

    private List<String> values(String table) {
        return workshop.schema()
                .sql()
                .fetch("SELECT CONCAT(id, ' ', COALESCE(HEX(v), 'NULL'), ' ', renewed) FROM " + table + " ORDER BY id")
                .getValues(0, String.class);
    }

    @BeforeEach
    void open() {
        workshop = Workshop.open(directory);
        workshop.map(each(kind -> "thing" + kind + ": {table: SCHEMA.thing" + kind
                + ", key: id, dates: {begun: {type: datetime, zone: UTC}}}\n"));
        workshop.policy(
                "things",
                "rules:\n"
                        + each(kind -> "  - {data: thing" + kind
                                + ", since: begun, keep: 30 days, then: anonymise, fields: {v: "
                                + KINDS.get(kind).masking() + "}}\n")
                        + "tests:\n  - {as-of: 2026-11-22, data: thing0, row: {begun: 2026-01-01}, expect: anonymise}\n");
        IntStream.range(0, KINDS.size()).forEach(this::fill);
    }

    /** Each value in a row that is due, and again in one that is not. */
    private void fill(int number) {
        Kind kind = KINDS.get(number);
        String columns = " (id INT NOT NULL PRIMARY KEY, begun DATETIME NOT NULL, v " + kind.column()
                + ", renewed TIMESTAMP NOT NULL DEFAULT '2020-02-02 02:02:02' ON UPDATE CURRENT_TIMESTAMP, KEY (begun))"
                + " CHARACTER SET utf8mb4";
        workshop.sql("CREATE TABLE thing" + number + columns).sql("CREATE TABLE wanted" + number + columns);
        for (int row = 0; row < kind.size(); row++) {
            String due = row + ", '2025-03-01', ";
            String young = 100 + row + ", '2999-03-01', ";
            insert("thing" + number, due + kind.before(row), young + kind.before(row));
            insert("wanted" + number, due + kind.after(row), young + kind.before(row));
        }
    }

    private void insert(String table, String due, String young) {
        workshop.sql("INSERT INTO " + table + " (id, begun, v) VALUES (" + due + "), (" + young + ")");
    }

    private interface Line {
        String of(int kind);
    }

    private static String each(Line line) {
        return IntStream.range(0, KINDS.size()).mapToObj(line::of).collect(Collectors.joining());
    }
}
