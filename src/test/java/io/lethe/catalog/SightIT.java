package io.lethe.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.mysql.cj.jdbc.MysqlDataSource;
import io.lethe.demo.EmbeddedMariaDb;
import io.lethe.policy.name.TableName;
import io.lethe.policy.name.TargetName;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;

/**
 * What a user sees who has few rights, and that we know when it is not all. Not on the shared embedded server, which checks no rights;
 * on the one of the demo, or on MySQL.
 */
class SightIT {
    private static final TableName PARENT = TableName.of("sight_crm.parent");
    private static final TableName CHILD = TableName.of("sight_other.child");
    private static final List<String> GIVEN = List.of(
            "DROP DATABASE IF EXISTS sight_crm",
            "DROP DATABASE IF EXISTS sight_other",
            "DROP USER IF EXISTS sight_user",
            "DROP ROLE IF EXISTS sight_role",
            "CREATE DATABASE sight_crm",
            "CREATE DATABASE sight_other",
            "CREATE TABLE sight_crm.parent (id INT PRIMARY KEY)",
            "CREATE TABLE sight_other.child (id INT PRIMARY KEY, parent INT, CONSTRAINT child_of_parent"
                    + " FOREIGN KEY (parent) REFERENCES sight_crm.parent (id) ON DELETE CASCADE)",
            "CREATE TRIGGER sight_crm.parent_gone AFTER DELETE ON sight_crm.parent FOR EACH ROW SET @gone = OLD.id",
            "CREATE USER sight_user IDENTIFIED BY 'Sight_1234567'",
            "CREATE ROLE sight_role",
            "GRANT SELECT, DELETE ON sight_crm.parent TO sight_role",
            "GRANT sight_role TO sight_user");

    @Test
    void knowsWhatIsHidden() throws SQLException {
        String external = System.getenv("LETHE_TEST_MYSQL");
        if (external != null) {
            knowsWhatIsHidden(external);
            return;
        }
        try (EmbeddedMariaDb server = EmbeddedMariaDb.open(Path.of("target", "it-embedded"))) {
            knowsWhatIsHidden(server.url("sight_crm"));
        }
    }

    private static void knowsWhatIsHidden(String rootUrl) throws SQLException {
        try (Connection connection = DriverManager.getConnection(rootUrl)) {
            DSLContext root = DSL.using(connection);
            Flavor flavor = Flavor.of(connection.getMetaData().getDatabaseProductVersion());
            GIVEN.forEach(root::execute);
            root.execute("SET DEFAULT ROLE sight_role " + (flavor == Flavor.MARIADB ? "FOR" : "TO") + " sight_user");
            String url = rootUrl.replaceFirst("(//[^/]*/)[^?]*", "$1sight_crm")
                    .replaceFirst("user=root", "user=sight_user")
                    .replaceAll("&?password=[^&]*", "")
                    .concat("&password=Sight_1234567");

            Seen few = look(url, flavor);
            assertThat(few.sight).isEqualTo(new Sight("sight_user@%", false, Set.of(PARENT)));
            assertThat(few.privileges.lacking(Set.of("SELECT", "DELETE"), PARENT))
                    .isEmpty();
            assertThat(few.catalog.table(PARENT).orElseThrow().referencedBy()).isEmpty();

            root.execute("GRANT TRIGGER ON sight_crm.parent TO sight_role");
            root.execute("GRANT REFERENCES ON *.* TO sight_user");
            Seen all = look(url, flavor);
            assertThat(all.sight).isEqualTo(new Sight("sight_user@%", true, Set.of(CHILD)));
            assertThat(all.catalog.table(PARENT).orElseThrow().referencedBy()).hasSize(1);
            assertThat(all.catalog.table(PARENT).orElseThrow().deleteTriggers()).containsExactly("parent_gone");
        }
    }

    private record Seen(Catalog catalog, Sight sight, Privileges privileges) {}

    private static Seen look(String url, Flavor flavor) throws SQLException {
        MysqlDataSource source = new MysqlDataSource();
        source.setURL(url);
        Target target = new Target(new TargetName("crm"), source, flavor);
        Catalog catalog = new CatalogReader().read(target, List.of("sight_crm"));
        return new Seen(catalog, catalog.sight(), Privileges.of(target));
    }
}
