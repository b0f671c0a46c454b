package io.lethe.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.SQLDialect;

/**
 * The server that integration tests run on: the one that the environment variable {@code LETHE_TEST_MYSQL} names, such as
 * {@code jdbc:mysql://127.0.0.1:3306/?user=root&password=secret}, else an embedded MariaDB that is started once per JVM.
 *
 * <pre>{@code
 * private static final TestSchema OWN = TestServer.freshSchema("ledger");
 * }</pre>
 */
public final class TestServer {

    private static final AtomicInteger SCHEMAS = new AtomicInteger();

    /** Of the shared server, until {@link SchemasDropped} has dropped them. */
    private static final Queue<TestSchema> MADE = new ConcurrentLinkedQueue<>();

    /** Longer than a busy machine takes to open a connection. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** A run whose server is gone asks some five times before it gives up. */
    private static final Duration LITTLE_PATIENCE = Duration.ofSeconds(1);

    private final String url;
    private final SQLDialect dialect;
    private final Duration patience;
    private final Queue<TestSchema> made;

    private TestServer(String url, Duration patience, Queue<TestSchema> made) throws SQLException {
        this.url = url;
        this.dialect = dialectOf(url);
        this.patience = patience;
        this.made = made;
    }

    /** Started by whoever asks first. */
    private static final class Instance {
        private static final TestServer SERVER = start();

        private static TestServer start() {
            String external = System.getenv("LETHE_TEST_MYSQL");
            try {
                String url = external == null ? EmbeddedTestServer.start("data") : external;
                return new TestServer(url, PATIENCE, MADE);
            } catch (SQLException e) {
                throw new IllegalStateException("cannot reach the test server", e);
            }
        }
    }

    /** A server of the test's own, such as one that is going to be killed. */
    public static TestServer at(String url) {
        try {
            return new TestServer(url, LITTLE_PATIENCE, new ConcurrentLinkedQueue<>());
        } catch (SQLException e) {
            throw new IllegalStateException("cannot reach the test's own server", e);
        }
    }

    /** The server that all tests share. */
    public static TestServer shared() {
        return Instance.SERVER;
    }

    /** A new schema with the engine's own tables, migrated by Flyway from {@code sql/own}. */
    public static TestSchema freshSchema(String prefix) {
        return emptySchema(prefix).migrated("sql/own");
    }

    /** A new schema without tables. */
    public static TestSchema emptySchema(String prefix) {
        return schema(unused(prefix));
    }

    /** A name for a schema that no other test has, whatever its process. */
    public static String unused(String prefix) {
        return prefix + "_" + ProcessHandle.current().pid() + "_" + SCHEMAS.incrementAndGet();
    }

    /** A schema of exactly this name, emptied if it was there; for what cannot choose its name, such as the outpost. */
    public static TestSchema schema(String name) {
        return shared().create(name);
    }

    /** As {@link #schema}, here. */
    public TestSchema create(String name) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS `" + name + "`");
            statement.execute("CREATE DATABASE `" + name + "` CHARACTER SET utf8mb4");
        } catch (SQLException e) {
            throw new IllegalStateException("cannot create the schema " + name, e);
        }
        TestSchema schema = new TestSchema(name, urlOf(url, name), dialect, patience);
        made.add(schema);
        return schema;
    }

    /** A schema that is there already. */
    public TestSchema existing(String name) {
        return new TestSchema(name, urlOf(url, name), dialect, patience);
    }

    /** All schemas that were made on the shared server since the last time, also where a foreign key of another schema points at one. */
    static void dropSchemas() {
        if (!MADE.isEmpty()) {
            shared().drop();
        }
    }

    private void drop() {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("SET foreign_key_checks = 0");
            for (TestSchema schema = made.poll(); schema != null; schema = made.poll()) {
                schema.closeConnections();
                statement.execute("DROP DATABASE IF EXISTS `" + schema.name() + "`");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot drop the tests' schemas", e);
        }
    }

    private static String urlOf(String serverUrl, String schema) {
        int query = serverUrl.indexOf('?');
        String address = query < 0 ? serverUrl : serverUrl.substring(0, query);
        String settings = query < 0 ? "" : serverUrl.substring(query);
        return address.substring(0, address.lastIndexOf('/') + 1) + schema + settings;
    }

    /** jOOQ takes MariaDB for MySQL when it goes by the driver: only the server itself knows. */
    private static SQLDialect dialectOf(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT VERSION()")) {
            result.next();
            boolean mariaDb = result.getString(1).toLowerCase(Locale.ROOT).contains("mariadb");
            return mariaDb ? SQLDialect.MARIADB : SQLDialect.MYSQL;
        }
    }
}
