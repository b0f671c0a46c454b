package io.lethe.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.lethe.archive.ArchiveFixture;
import io.lethe.archive.SegmentDraft;
import io.lethe.archive.SegmentReading;
import io.lethe.archive.content.Row;
import io.lethe.archive.content.SegmentColumn;
import io.lethe.archive.content.SegmentSchema;
import io.lethe.archive.format.SegmentFormat;
import io.lethe.archive.store.SegmentName;
import io.lethe.catalog.CatalogReader;
import io.lethe.catalog.Flavor;
import io.lethe.catalog.Table;
import io.lethe.catalog.Target;
import io.lethe.policy.Dataset;
import io.lethe.policy.Place;
import io.lethe.policy.QuasiIdentifiers;
import io.lethe.policy.name.ColumnName;
import io.lethe.policy.name.DatasetId;
import io.lethe.policy.name.TableName;
import io.lethe.policy.name.TargetName;
import io.lethe.testing.ColumnType;
import io.lethe.testing.TestSchema;
import io.lethe.testing.TestServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every type of the server goes into a segment and out again, into a second table; then the server itself compares the two. */
class ArchivedColumnsIT {
    private static final TestSchema CRM = TestServer.emptySchema("archived");

    @TempDir
    private Path directory;

    private static Target target() {
        Flavor flavor = CRM.dialect() == SQLDialect.MARIADB ? Flavor.MARIADB : Flavor.MYSQL;
        return new Target(new TargetName("crm"), CRM.dataSource(), flavor);
    }

    @ParameterizedTest
    @EnumSource(ColumnType.class)
    void losesNothing(ColumnType type) throws SQLException {
        losesNothing(type.name().toLowerCase(Locale.ROOT), type.definition(), type.edges());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            MARIADB | u  | uuid      | '123e4567-e89b-12d3-a456-426655440000'
            MARIADB | i4 | inet4     | '192.0.2.1'
            MARIADB | i6 | inet6     | '2001:db8::ff00:42:8329'
            MYSQL   | v  | vector(3) | string_to_vector('[1,2.5,-3]')
            """)
    void losesNothingThatOnlyOneServerHas(SQLDialect dialect, String name, String definition, String value)
            throws SQLException {
        if (CRM.dialect() == dialect) {
            losesNothing(name, definition, List.of(value));
        }
    }

    @Test
    void remembersWhatTheTableWas() throws SQLException {
        CRM.sql()
                .execute(
                        "create table shape (id int unsigned primary key, size enum('Small','L') not null, name varchar(9)"
                                + " character set latin1 collate latin1_bin, twice int generated always as (id * 2) stored)");

        SegmentSchema schema = schema("shape");

        assertThat(schema.columns())
                .extracting(
                        column -> column.definition().replace("int(10)", "int").replace("int(11)", "int"),
                        column -> column.type().name(),
                        column -> column.generated(),
                        column -> column.collation())
                .containsExactly(
                        tuple("int unsigned", "INTEGER", false, ""),
                        tuple(
                                "enum('Small','L')",
                                "TEXT",
                                false,
                                "utf8mb4_" + schema.columns().get(1).collation().substring("utf8mb4_".length())),
                        tuple("varchar(9)", "TEXT", false, "latin1_bin"),
                        tuple("int", "INTEGER", true, ""));
    }

    private void losesNothing(String name, String definition, List<String> values) throws SQLException {
        CRM.sql().execute("create table " + name + "_t (id int primary key auto_increment, c " + definition + ")");
        CRM.sql().execute("create table " + name + "_copy like " + name + "_t");
        Stream.concat(values.stream(), Stream.of("null"))
                .forEach(value -> CRM.sql().execute("insert into " + name + "_t (c) values (" + value + ")"));

        restore(name + "_copy", throughSegments(name + "_t"));

        assertThat(hex(name + "_copy")).isEqualTo(hex(name + "_t")).hasSize(values.size() + 1);
    }

    /** All formats give the same rows; and DuckDB, which shares no code with us, reads in Parquet what the server says. */
    private List<Row> throughSegments(String table) throws SQLException {
        SegmentSchema schema = schema(table);
        List<Row> rows = read(schema, table);
        for (SegmentFormat format : SegmentFormat.values()) {
            assertThat(throughSegment(table, schema, format))
                    .as("as %s", format)
                    .isEqualTo(rows);
        }
        SegmentColumn column = schema.columns().get(1);
        Path file = directory.resolve(write(new ArchiveFixture(directory, false), table, schema, SegmentFormat.PARQUET)
                .name());
        assertThat(DuckDb.values(file, column))
                .as("what DuckDB reads in %s", column.definition())
                .isEqualTo(DuckDb.oracle(CRM.sql(), table, column))
                .hasSameSizeAs(rows);
        return rows;
    }

    private List<Row> throughSegment(String table, SegmentSchema schema, SegmentFormat format) throws SQLException {
        ArchiveFixture fixture = new ArchiveFixture(directory, true);
        SegmentName name = write(fixture, table, schema, format);
        List<Row> rows = new ArrayList<>();
        try (SegmentReading reading = fixture.archive.open(name)) {
            assertThat(reading.schema()).isEqualTo(schema);
            for (@Nullable Row row = reading.next(); row != null; row = reading.next()) {
                rows.add(row);
            }
        }
        return rows;
    }

    private static SegmentName write(ArchiveFixture fixture, String table, SegmentSchema schema, SegmentFormat format)
            throws SQLException {
        SegmentName name = fixture.archive.named(table, format);
        try (SegmentDraft draft = fixture.archive.begin(name, schema, ArchiveFixture.LAST_DAY)) {
            read(schema, table).forEach(draft::append);
            draft.finish();
        }
        return name;
    }

    private static SegmentSchema schema(String table) throws SQLException {
        return SegmentSchema.of(new TargetName("crm"), found(table), List.of(new ColumnName("id")));
    }

    private static Table found(String table) throws SQLException {
        return new CatalogReader()
                .read(target(), Set.of(CRM.name()))
                .table(new TableName(CRM.name(), table))
                .orElseThrow();
    }

    private static List<Row> read(SegmentSchema schema, String table) throws SQLException {
        ArchivedColumns columns = new ArchivedColumns(schema);
        List<Row> rows = new ArrayList<>();
        try (Connection connection = target().open()) {
            DSLContext sql = target().on(connection);
            try (ResultSet result = sql.select(columns.fields())
                    .from(DSL.table(DSL.name(CRM.name(), table)))
                    .fetchResultSet()) {
                while (result.next()) {
                    rows.add(columns.row(result, 1));
                }
            }
        }
        return rows;
    }

    /** By the statements that a restoration uses, and under the same condition: what is read back is what the segment holds. */
    private static void restore(String table, List<Row> rows) throws SQLException {
        RestoreSite site = new RestoreSite(target(), dataset(table), found(table), schema(table));
        assertThat(new SegmentFit(site).misfits()).isEmpty();
        try (Connection connection = target().open()) {
            RestoreSql sql = new RestoreSql(target().on(connection), site);
            assertThat(sql.insert(rows)).isEqualTo(rows.size());
            assertThat(sql.difference(rows)).isEmpty();
        }
    }

    /** A key of 0 is no wish for the next number, and a computed column takes no value. */
    @Test
    void putsBackAKeyOfZeroAndNoComputedColumn() throws SQLException {
        CRM.sql()
                .execute("create table odd_t (id int primary key auto_increment, c varchar(9),"
                        + " letters int generated always as (char_length(c)) stored)");
        CRM.sql().execute("create table odd_copy like odd_t");
        CRM.sql().execute("insert into odd_t (id, c) values (5, 'a'), (7, 'b')");
        CRM.sql().execute("update odd_t set id = 0 where id = 5");

        restore("odd_copy", throughSegments("odd_t"));

        assertThat(CRM.sql().fetch("select * from odd_copy order by id").format())
                .isEqualTo(CRM.sql().fetch("select * from odd_t order by id").format());
    }

    @Test
    void namesTheColumnThatATriggerBends() throws SQLException {
        CRM.sql().execute("create table bent_t (id int primary key, c varchar(9))");
        CRM.sql().execute("create table bent_copy like bent_t");
        CRM.sql().execute("create trigger bend before insert on bent_copy for each row set new.c = upper(new.c)");
        CRM.sql().execute("insert into bent_t values (1, 'A'), (2, 'b')");
        RestoreSite site = new RestoreSite(target(), dataset("bent_copy"), found("bent_copy"), schema("bent_copy"));
        List<Row> rows = throughSegments("bent_t");
        try (Connection connection = target().open()) {
            RestoreSql sql = new RestoreSql(target().on(connection), site);
            sql.insert(rows);
            assertThat(sql.difference(rows)).contains("column c came back otherwise than the segment has it");
        }
    }

    private static Dataset dataset(String table) {
        return new Dataset(
                new DatasetId("some"),
                new TableName(CRM.name(), table),
                List.of(new ColumnName("id")),
                Map.of(),
                List.of(),
                null,
                QuasiIdentifiers.NONE,
                Map.of(),
                List.of(),
                null,
                "",
                "",
                null,
                null,
                new Place("maps/crm.yaml", 1, 1));
    }

    /** What the server has, in its own hexadecimal digits; a FLOAT and a DOUBLE to the last bit. */
    private static List<String> hex(String table) {
        boolean floating = table.startsWith("float_") || table.startsWith("double_");
        String value = floating ? "concat(c * 1e0)" : table.startsWith("bit") ? "hex(c + 0)" : "hex(c)";
        return CRM.sql().fetch("select id, " + value + " from " + table + " order by id").stream()
                .map(row -> row.get(0) + " " + text(row.get(1)))
                .collect(Collectors.toList());
    }

    private static String text(@Nullable Object value) {
        return value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : String.valueOf(value);
    }
}
