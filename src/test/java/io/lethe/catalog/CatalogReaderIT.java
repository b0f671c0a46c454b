package io.lethe.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.lethe.policy.name.ColumnName;
import io.lethe.policy.name.TableName;
import io.lethe.policy.name.TargetName;
import io.lethe.testing.TestSchema;
import io.lethe.testing.TestServer;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CatalogReaderIT {
    private final TestSchema crm = TestServer.emptySchema("catalog");
    private final TestSchema shop = TestServer.emptySchema("catalog");

    @Test
    void readsColumnsAsTheServerHasThem() throws SQLException {
        crm(
                "create table crm.t (id bigint unsigned not null primary key, name varchar(20), made timestamp not null default"
                        + " current_timestamp, twice int generated always as (2 * 21) stored)");

        Table table = table("t");

        assertThat(table.engine()).isEqualTo("InnoDB");
        assertThat(table.columns())
                .extracting(column -> column.name().name(), Column::type, Column::nullable, Column::generated)
                .containsExactly(
                        tuple("id", "bigint", false, false),
                        tuple("name", "varchar", true, false),
                        tuple("made", "timestamp", false, false),
                        tuple("twice", "int", true, true));
        assertThat(table.column(new ColumnName("id")).orElseThrow().unsigned()).isTrue();
    }

    @Test
    void endsIndexesWhereTheyStopOrdering() throws SQLException {
        String ignored = crm.dialect() == Flavor.MARIADB.dialect() ? "ignored" : "invisible";
        crm(
                "create table crm.t (a int, b varchar(20), c int, d text, primary key (a, c), unique key cut (b(3), c), key part (c,"
                        + " b(3)), key down (a desc), unique key whole (b), key hidden (c, a) " + ignored
                        + ", fulltext key words (d))");

        assertThat(table("t").indexes())
                .containsExactlyInAnyOrder(
                        new Index("PRIMARY", true, names("a", "c"), true),
                        new Index("cut", false, List.of(), false),
                        new Index("part", false, names("c"), false),
                        new Index("down", false, List.of(), false),
                        new Index("whole", true, names("b"), true));
        assertThat(table("t").primaryKey()).isEqualTo(names("a", "c"));
    }

    @Test
    void readsCompositeForeignKeysAlsoFromOtherSchemas() throws SQLException {
        crm("create table crm.t (a int, b int, primary key (a, b))");
        shop(
                "create table shop.line (id int primary key, x int, y int, constraint line_t foreign key (x, y) references crm.t (a,"
                        + " b) on delete set null)");

        TableName line = new TableName(shop.name(), "line");
        ForeignKey key = new ForeignKey(
                "line_t", line, names("x", "y"), name("t"), names("a", "b"), ForeignKey.OnDelete.SET_NULL);
        assertThat(table("t").referencedBy()).containsExactly(key);
        assertThat(catalog().table(line).orElseThrow().references()).containsExactly(key);
    }

    @Test
    void tellsWhatDeletingDoes() throws SQLException {
        crm(
                "create table crm.t (id int primary key, up int, constraint up foreign key (up) references crm.t (id) on delete cascade)");
        crm("create table crm.u (id int primary key, t int, constraint ut foreign key (t) references crm.t (id))");

        assertThat(table("t").referencedBy())
                .extracting(ForeignKey::name, ForeignKey::onDelete, ForeignKey::selfReference)
                .containsExactly(
                        tuple("up", ForeignKey.OnDelete.CASCADE, true),
                        tuple("ut", ForeignKey.OnDelete.RESTRICT, false));
    }

    @Test
    void refusesForeignKeyOfTableThatItCannotName() {
        crm("create table crm.t (id int primary key)");
        crm(
                "create table crm.`order lines` (id int primary key, t int, constraint ol foreign key (t) references crm.t (id))");

        assertThatThrownBy(this::catalog)
                .isInstanceOf(UnsupportedNameException.class)
                .hasMessage("foreign key ol of " + crm.name() + ".order lines points at " + crm.name()
                        + ".t: expected names of letters, digits, _ and $ on both sides. Rename the table or column, or drop the"
                        + " foreign key. Nothing was changed.");
    }

    @Test
    void namesWhatNoMapCanWrite() throws SQLException {
        crm("create table crm.`a table` (id int)");
        crm("create table crm.t (id int primary key, `first name` int)");

        assertThat(catalog().unnamed()).containsExactly(crm.name() + ".a table", crm.name() + ".t.first name");
    }

    @Test
    void readsTriggersAndPartitions() throws SQLException {
        crm(
                "create table crm.t (id int, d date, primary key (id, d)) partition by range columns (d) (partition old values less"
                        + " than ('2025-01-01'), partition rest values less than (maxvalue))");
        crm("create trigger crm.on_delete after delete on crm.t for each row set @gone = 1");
        crm("create trigger crm.on_insert before insert on crm.t for each row set @new = 1");

        assertThat(table("t").partitioning().names()).containsExactly("old", "rest");
        assertThat(table("t").partitioning().closed()).containsExactly("old");
        assertThat(table("t").insertTriggers()).containsExactly("on_insert");
        assertThat(table("t").deleteTriggers()).containsExactly("on_delete");
        assertThat(table("t").separable()).isEmpty();
    }

    @Test
    void tellsServersApart() throws SQLException {
        Server server = catalog().server();

        assertThat(server.flavor().dialect()).isEqualTo(crm.dialect());
        assertThat(server.uuid()).isNotBlank().isEqualTo(catalog().server().uuid());
        assertThat(server.binaryLog().format()).isIn("ROW", "MIXED", "STATEMENT");
    }

    private Table table(String table) throws SQLException {
        return catalog().table(name(table)).orElseThrow();
    }

    private Catalog catalog() throws SQLException {
        Flavor flavor = crm.dialect() == Flavor.MARIADB.dialect() ? Flavor.MARIADB : Flavor.MYSQL;
        return new CatalogReader()
                .read(new Target(new TargetName("crm"), crm.dataSource(), flavor), Set.of(crm.name()));
    }

    private TableName name(String table) {
        return new TableName(crm.name(), table);
    }

    private static List<ColumnName> names(String... names) {
        return List.of(names).stream().map(ColumnName::new).toList();
    }

    private void crm(String statement) {
        crm.sql().execute(statement.replace("crm.", crm.name() + "."));
    }

    private void shop(String statement) {
        shop.sql().execute(statement.replace("crm.", crm.name() + ".").replace("shop.", shop.name() + "."));
    }
}
