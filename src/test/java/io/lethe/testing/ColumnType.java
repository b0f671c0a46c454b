package io.lethe.testing;

import java.util.List;

/** Column types that both servers have, each with values at its edges, as SQL. */
@SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
public enum ColumnType {
    TINYINT("tinyint", "-128", "127", "0"),
    BOOLEAN("boolean", "true", "false"),
    TINYINT_UNSIGNED("tinyint unsigned", "255"),
    SMALLINT("smallint", "-32768", "32767"),
    MEDIUMINT("mediumint unsigned", "16777215"),
    INT("int", "-2147483648", "2147483647"),
    INT_UNSIGNED("int unsigned", "4294967295"),
    INT_ZEROFILL("int(7) unsigned zerofill", "42", "0", "12345678"),
    BIGINT("bigint", "-9223372036854775808", "9223372036854775807"),
    BIGINT_UNSIGNED("bigint unsigned", "18446744073709551615", "9007199254740993"),
    DECIMAL("decimal(65,30)", "'12345678901234567890123456789012345.123456789012345678901234567890'", "-0.5", "0"),
    DECIMAL_WHOLE("decimal(20,0) unsigned", "99999999999999999999"),
    FLOAT("float", "0.1", "-3.40282e38", "1.17549e-38", "16777217", "0", "-0e0"),
    DOUBLE("double", "0.1", "1.7976931348623157e308", "-2.2250738585072014e-308", "9007199254740993", "1e10", "-0e0"),
    BIT_1("bit(1)", "b'1'", "b'0'"),
    BIT_13("bit(13)", "b'1000000000001'", "0"),
    BIT_64("bit(64)", "b'1111111111111111111111111111111111111111111111111111111111111111'"),
    YEAR("year", "0", "1901", "2155", "'0000'"),
    DATE("date", "'1000-01-01'", "'9999-12-31'", "'1582-10-10'", "'2024-02-29'"),
    DATETIME("datetime", "'1000-01-01 00:00:00'", "'9999-12-31 23:59:59'"),
    DATETIME_3("datetime(3)", "'2026-03-29 02:30:00.120'", "'1582-10-10 12:00:00.999'"),
    DATETIME_6("datetime(6)", "'2026-10-25 02:30:00.000001'"),
    TIMESTAMP("timestamp null", "'1970-01-01 00:00:01'", "'2038-01-19 03:14:07'"),
    TIMESTAMP_6("timestamp(6) null", "'2026-03-29 01:30:00.999999'"),
    TIME("time", "'838:59:59'", "'-838:59:59'", "'00:00:00'", "'24:00:01'"),
    TIME_6("time(6)", "'-00:00:00.000001'", "'101:00:00.500000'"),
    CHAR("char(5)", "'a'", "''"),
    VARCHAR("varchar(200)", "'Zoë 😀 \\\\ \"quoted\" \\n\\t \\0 <b>'", "' trailing  '", "'null'", "'NULL'"),
    LATIN1("varchar(50) character set latin1 collate latin1_german2_ci", "'Größe €'"),
    UTF16("varchar(50) character set utf16", "'日本語'"),
    TEXT("mediumtext", "repeat('long ', 40000)"),
    ENUM("enum('small','LARGE','it''s')", "'LARGE'", "'it''s'"),
    SET("set('a','b','C')", "'a,C'", "''"),
    JSON("json", "'{\"a\": [1, 2.50, null, \"é\"], \"big\": 12345678901234567890}'", "'null'"),
    BINARY("binary(4)", "x'00ff'", "x'deadbeef'"),
    VARBINARY("varbinary(300)", "x''", "x'000a0dff5c27'"),
    BLOB("longblob", "repeat(x'00ff', 50000)"),
    POINT("point", "st_geomfromtext('POINT(1.5 -2.25)')"),
    POLYGON("polygon", "st_geomfromtext('POLYGON((0 0,10 0,10 10,0 0))')"),
    GEOMETRY("geometry", "st_geomfromtext('LINESTRING(0 0,1 1)', 4326)"),
    COLLECTION("geometrycollection", "st_geomfromtext('GEOMETRYCOLLECTION(POINT(1 1),LINESTRING(0 0,1 1))')");

    private final String definition;
    private final List<String> edges;

    ColumnType(String definition, String... edges) {
        this.definition = definition;
        this.edges = List.of(edges);
    }

    /** As it stands in CREATE TABLE. */
    public String definition() {
        return definition;
    }

    /** As they stand in INSERT. */
    public List<String> edges() {
        return edges;
    }
}
