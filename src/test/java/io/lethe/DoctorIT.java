package io.lethe;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.ReadmeTest.Ending;
import io.lethe.testing.TestSchema;
import io.lethe.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code lethe doctor} says of what a run needs beside the target itself. */
class DoctorIT {
    @TempDir
    private Path directory;

    private final TestSchema own = TestServer.emptySchema("doctor_own");
    private final TestSchema crm = TestServer.schema("doctor_crm");

    @BeforeEach
    void writePolicies() throws IOException {
        TestServer.schema("lethe_outpost");
        crm.sql()
                .execute(
                        "CREATE TABLE upload (id BIGINT PRIMARY KEY, removed DATE, file VARCHAR(200), KEY (removed), KEY (file))");
        Path maps = Files.createDirectories(directory.resolve("policies/maps"));
        Files.writeString(maps.resolve("crm.yaml"), """
                target: crm
                datasets:
                  upload:
                    table: SCHEMA.upload
                    key: id
                    dates: {removed: {type: date}}
                    objects: {store: uploads, key: file, versions: all}
                """.replace("SCHEMA", crm.name()));
        Files.writeString(maps.resolveSibling("upload.yaml"), """
                category: upload
                title: Uploads
                owner: privacy@example.com
                purpose: keep what people upload
                basis: {type: contract, reference: none}
                timezone: UTC
                schedule: {daily: "02:00", until: "05:00"}
                review-by: 2999-06-30
                rules:
                  - {data: upload, since: removed, keep: 30 days, then: purge}
                tests:
                  - {as-of: 2026-11-22, row: {removed: 2014-01-01}, expect: purge}
                """);
        Files.writeString(directory.resolve("secret"), ScriptsIT.password(own));
    }

    @Test
    void findsNothingWrongWithWhatIsThere() throws IOException {
        Files.createDirectory(directory.resolve("uploads"));
        settings(ScriptsIT.withoutUser(crm.url()), "objects: {uploads: {directory: uploads}}");
        assertThat(type("migrate").exit()).isZero();

        assertThat(lines("doctor"))
                .contains("crm, replica " + place() + ": ok: follows crm")
                .contains("objects uploads: ok: objects can be looked for and removed")
                .contains(
                        "own: warning: no target's map names its tables, so that names, lists of runs and notes of them stay"
                                + " for ever. Name own among the targets, with policies/maps/lethe.yaml.");
    }

    @Test
    void namesStoresAndReplicasThatWouldStopARunOrLeaveItIncomplete() throws IOException {
        settings(
                "jdbc:mysql://127.0.0.1:1/crm\", \"" + ScriptsIT.withoutUser(own.url()),
                "objects: {uploads: {directory: nowhere}}");
        assertThat(type("migrate").exit()).isZero();
        Ending unwell = type("doctor");
        assertThat(unwell.exit()).isEqualTo(1);
        assertThat(unwell.said().lines())
                .anyMatch(line -> line.startsWith("objects uploads: ERROR: ") && line.contains("nowhere"))
                .contains(
                        "crm, replica 127.0.0.1:1/crm: ERROR: cannot be asked: SQLState 08S01. Each run on the target would end"
                                + " incomplete: let the target's user reach and read it, lethe_outpost too.");

        settings(ScriptsIT.withoutUser(crm.url()), "");
        assertThat(lines("doctor"))
                .contains(
                        "objects uploads: ERROR: a map names the store, lethe.yaml does not. Say there where it is: objects:"
                                + " {uploads: {directory: …}}.");
    }

    private List<String> lines(String command) {
        return type(command).said().lines().toList();
    }

    private Ending type(String command) {
        return ReadmeTest.typed(List.of(command), new SettingsSource(Map.of(), directory), SystemSources.clock());
    }

    private String place() {
        return ScriptsIT.withoutUser(crm.url())
                .replaceFirst("jdbc:mysql://", "")
                .replaceFirst("[?].*", "");
    }

    private void settings(String replicas, String more) throws IOException {
        Files.writeString(
                directory.resolve("lethe.yaml"),
                String.format(
                        Locale.ROOT,
                        """
                        own: {url: "%s", user: %s, password-file: secret}
                        targets:
                          crm: {url: "%s", user: %s, password-file: secret, replicas: ["%s"]}
                        %s
                        """,
                        ScriptsIT.withoutUser(own.url()),
                        ScriptsIT.user(own),
                        ScriptsIT.withoutUser(crm.url()),
                        ScriptsIT.user(crm),
                        replicas,
                        more));
    }
}
