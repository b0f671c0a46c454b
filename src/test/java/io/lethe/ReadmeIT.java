package io.lethe;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.ReadmeTest.Ending;
import io.lethe.demo.EmbeddedMariaDb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jooq.CloseableDSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the README says of one's own database, typed as it stands there by users who have the rights that stand there. Not on the
 * shared embedded server, which checks no rights; on the one of the demo, or on MySQL.
 */
class ReadmeIT {
    private static final List<String> GONE = List.of(
            "DROP DATABASE IF EXISTS lethe",
            "DROP DATABASE IF EXISTS lethe_outpost",
            "DROP DATABASE IF EXISTS crm",
            "DROP USER IF EXISTS lethe",
            "DROP USER IF EXISTS lethe_run");

    /** Two invoices are due: less than the policy's fifth of the table. */
    private static final List<String> GIVEN = List.of(
            "CREATE USER lethe IDENTIFIED BY 'Readme_1234567'",
            "CREATE USER lethe_run IDENTIFIED BY 'Readme_1234567'",
            "CREATE DATABASE crm",
            "CREATE TABLE crm.invoice (id BIGINT PRIMARY KEY, customer_id BIGINT NOT NULL, status VARCHAR(20) NOT NULL,"
                    + " issued_on DATE, KEY invoice_by_date (issued_on))",
            "INSERT INTO crm.invoice VALUES (1, 7, 'paid', '2015-01-01'), (2, 7, 'paid', '2016-01-01'),"
                    + " (3, 7, 'open', '2001-01-01'), (4, 7, 'paid', NULL), (5, 8, 'paid', '2999-01-01'),"
                    + " (6, 8, 'paid', '2999-01-01'), (7, 8, 'paid', '2999-01-01'), (8, 8, 'paid', '2999-01-01'),"
                    + " (9, 8, 'paid', '2999-01-01'), (10, 8, 'paid', '2999-01-01'), (11, 8, 'paid', '2999-01-01')");

    @Test
    void leadsToTheFirstRunOnOnesOwnDatabase(@TempDir Path directory) throws IOException, SQLException {
        String external = System.getenv("LETHE_TEST_MYSQL");
        if (external != null) {
            play(external, directory);
            return;
        }
        try (EmbeddedMariaDb server = EmbeddedMariaDb.open(Path.of("target", "it-embedded"))) {
            play(server.url("mysql"), directory);
        }
    }

    private static void play(String rootUrl, Path directory) throws IOException, SQLException {
        writeFiles(rootUrl, directory);
        try (CloseableDSLContext root = DSL.using(rootUrl)) {
            GONE.forEach(root::execute);
            GIVEN.forEach(root::execute);
            statements().forEach(root::execute);

            for (String command : List.of("migrate", "doctor", "check --against crm", "plan -o tonight.json")) {
                assertThat(type(command, directory)).as(command).returns(0, Ending::exit);
            }
            refusesWithoutTheLastGrant(root, directory);
            assertThat(type("run --plan tonight.json", directory)).returns(0, Ending::exit);

            assertThat(root.fetchValues("SELECT id FROM crm.invoice ORDER BY id").stream()
                            .map(String::valueOf))
                    .containsExactly("3", "4", "5", "6", "7", "8", "9", "10", "11");
            GONE.forEach(root::execute);
        }
    }

    /** What is hidden is not guessed: without the right to see foreign keys nothing is planned. */
    private static void refusesWithoutTheLastGrant(CloseableDSLContext root, Path directory) {
        root.execute("REVOKE REFERENCES ON *.* FROM lethe_run");
        for (String command : List.of("check --against crm", "plan")) {
            Ending refused = type(command, directory);
            assertThat(refused.exit()).as(command).isEqualTo(65);
            assertThat(refused.said())
                    .contains(
                            "policies/maps/crm.yaml:4:5  datasets.invoice.table: foreign keys that lead to crm.invoice"
                                    + " from other tables may be hidden from lethe_run@%. GRANT REFERENCES ON *.* TO lethe_run@%"
                                    + " shows them and allows nothing else");
        }
        root.execute("GRANT REFERENCES ON *.* TO lethe_run");
    }

    private static void writeFiles(String rootUrl, Path directory) throws IOException {
        String address = rootUrl.replaceFirst(".*//([^/]*)/.*", "$1");
        Path secret = Files.writeString(directory.resolve("secret"), "Readme_1234567");
        ReadmeTest.writeFilesTo(
                directory,
                Map.of(
                        "127.0.0.1:3306", address,
                        "/run/secrets/own", secret.toString(),
                        "/run/secrets/crm", secret.toString()));
    }

    private static List<String> statements() throws IOException {
        String sql = ReadmeTest.blocks("sql").findFirst().orElseThrow().text().replaceAll("(?m)--.*$", "");
        return Arrays.stream(sql.split(";", -1))
                .map(String::strip)
                .filter(statement -> !statement.isEmpty())
                .toList();
    }

    private static Ending type(String command, Path directory) {
        SettingsSource there = new SettingsSource(Map.of(), directory);
        return ReadmeTest.typed(List.of(command.split(" ", -1)), there, SystemSources.clock());
    }
}
