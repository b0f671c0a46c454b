package io.lethe.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The schema in which a sample lives, or will. */
final class SampleSchema {
    private static final String SCRIPT = "/sql/sample/clienttask.sql";
    private static final String ORIGIN = "sample_origin";

    private final String url;
    private final Properties properties;

    SampleSchema(String url) {
        this.url = url;
        this.properties = new Properties();
        // The script of the tables is one text.
        properties.setProperty("allowMultiQueries", "true");
        properties.setProperty("connectionTimeZone", "UTC");
        properties.setProperty(
                "sessionVariables",
                // Children may be written before their parents; keys are unique by construction; and zero dates are
                // part
                // of the sample, which MySQL's own mode forbids.
                "time_zone='+00:00',foreign_key_checks=0,unique_checks=0,sql_mode='STRICT_TRANS_TABLES'");
    }

    Connection open() throws SQLException {
        return DriverManager.getConnection(url, properties);
    }

    /** The sample that is here, if it is whole. */
    Optional<ClientTaskSample> complete() throws SQLException {
        try (Connection connection = open()) {
            return tables(connection).contains(ORIGIN) ? origin(connection) : Optional.empty();
        }
    }

    /** Makes all tables, empty. What an interrupted making has left is dropped; anybody else's tables are not touched. */
    void create() throws SQLException {
        try (Connection connection = open();
                Statement statement = connection.createStatement()) {
            List<String> left = tables(connection);
            refuseOthers(connection, left);
            // The mark goes last: interrupted here, it still says whose tables these are.
            left.remove(ORIGIN);
            for (String table : left) {
                statement.execute("DROP TABLE `" + table + "`");
            }
            statement.execute("DROP TABLE IF EXISTS " + ORIGIN);
            statement.execute(script());
            while (statement.getMoreResults() || statement.getUpdateCount() != -1) {
                // Each statement's result has to be fetched, or its error is not seen.
            }
        }
    }

    private void refuseOthers(Connection connection, List<String> tables) throws SQLException {
        String schema = connection.getCatalog();
        if (!tables.isEmpty() && !tables.contains(ORIGIN)) {
            throw new IllegalStateException("schema " + schema + " holds " + tables.size()
                    + " tables that are not the sample's; expected an empty schema. Nothing was changed.");
        }
        if (!tables.isEmpty() && origin(connection).isPresent()) {
            throw new IllegalStateException("schema " + schema
                    + " already holds a whole sample; drop it first to make another. Nothing was changed.");
        }
    }

    /** From now on the sample counts as whole. */
    void complete(ClientTaskSample sample) throws SQLException {
        try (Connection connection = open();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO sample_origin (as_of, row_goal, seed) VALUES (?, ?, ?)")) {
            insert.setObject(1, sample.asOf());
            insert.setLong(2, sample.rows());
            insert.setLong(3, sample.seed());
            insert.executeUpdate();
        }
    }

    private static Optional<ClientTaskSample> origin(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT as_of, row_goal, seed FROM sample_origin")) {
            return row.next()
                    ? Optional.of(
                            new ClientTaskSample(row.getObject(1, LocalDate.class), row.getLong(2), row.getLong(3)))
                    : Optional.empty();
        }
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW TABLES")) {
            while (row.next()) {
                tables.add(row.getString(1));
            }
        }
        return tables;
    }

    private static String script() {
        try (@Nullable InputStream script = SampleSchema.class.getResourceAsStream(SCRIPT)) {
            if (script == null) {
                throw new IllegalStateException("the jar lacks " + SCRIPT);
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
