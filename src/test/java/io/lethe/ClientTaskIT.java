package io.lethe;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.ReadmeTest.Ending;
import io.lethe.demo.ClientTaskSample;
import io.lethe.demo.ServerLogFiles;
import io.lethe.demo.UploadedFiles;
import io.lethe.testing.TestSchema;
import io.lethe.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** ClientTask's own policies on its own data, as the demo runs them; what is left is looked at with SQL that knows no policy. */
class ClientTaskIT {
    private static final Pattern RUN = Pattern.compile(
            "run (\\S+) on clienttask finished: ([\\d,]+) rows anonymised,"
                    + " ([\\d,]+) rows archived, ([\\d,]+) rows pseudonymised, ([\\d,]+) rows purged and ([\\d,]+) objects removed, absence verified\\.");

    /** What must not be there afterwards. A day or two beside the edge: where exactly it lies is what the plan's tests are about. */
    private static final List<String> GONE = List.of(
            "activity_log WHERE created_at BETWEEN '1970-01-04' AND '14 MONTH'",
            "activity_log WHERE created_at BETWEEN '1970-01-04' AND '32 DAY' AND actor_name NOT REGEXP '^p-[0-9a-z]{26}$'",
            "activity_log WHERE created_at BETWEEN '1970-01-04' AND '32 DAY' AND ip NOT LIKE '%.0' AND ip NOT LIKE '%::'",
            "login_event WHERE occurred_at BETWEEN 300000 AND UNIX_TIMESTAMP('32 DAY')"
                    + " AND (typed_login <> '' OR user_agent <> '' OR HEX(ip) NOT LIKE '%00')",
            "server_log WHERE logged_at < '9 DAY' AND logged_at > '1970-01-04' AND message <> ''",
            "system_email WHERE status <> 'queued' AND sent_at BETWEEN '1970-01-04' AND '32 DAY' AND body <> ''",
            "usage_event WHERE occurred_at BETWEEN '1970-01-04' AND '32 DAY' AND user_id <> 0",
            "partner_lead WHERE received_on BETWEEN '1970-01-04' AND '13 MONTH' AND email NOT LIKE '@%'",
            "app_user WHERE deactivated_at BETWEEN '1970-01-04' AND '92 DAY' AND NOT processing_restricted"
                    + " AND (phone IS NOT NULL OR job_title IS NOT NULL OR time_zone <> 'UTC')",
            "uploaded_file WHERE removed_at < '32 DAY' AND id NOT IN (SELECT file_id FROM file_access)",
            "admin_audit WHERE performed_at BETWEEN '2025-07-02' AND '14 MONTH'",
            "invoice WHERE YEAR(issued_on) < YEAR('1 DAY') - 6",
            "purchase_order WHERE status <> 'draft' AND YEAR(ordered_on) < YEAR('1 DAY') - 6");

    /** What nobody has a reason to touch. */
    private static final List<String> KEPT = List.of(
            "CRC32(CONCAT(actor_name, ip)) FROM activity_log WHERE created_at BETWEEN '28 DAY' AND '0 DAY'",
            "CRC32(CONCAT(typed_login, HEX(ip))) FROM login_event WHERE occurred_at >= UNIX_TIMESTAMP('28 DAY')",
            "CRC32(body) FROM system_email WHERE sent_at >= '28 DAY'",
            "CRC32(email) FROM partner_lead WHERE received_on >= '5 MONTH'",
            "CRC32(CONCAT(email, job_title)) FROM app_user WHERE status = 'active'",
            "CRC32(CONCAT(bill_to_name, total_cents)) FROM invoice WHERE YEAR(issued_on) >= YEAR('1 DAY') - 6");

    private final LocalDate today = LocalDate.ofInstant(SystemSources.clock().instant(), ZoneOffset.UTC);

    @Test
    void masksArchivesAndPurgesWhatItsNoticeAsksFor(@TempDir Path directory) throws IOException, SQLException {
        TestSchema sample = settings(directory);
        new ClientTaskSample(today, 20_000, 1).create(sample.url(), rows -> {});
        Path uploads = directory.resolve("uploads");
        int uploaded = UploadedFiles.make(uploads, sample.url());
        List<String> before = kept(sample);
        String toArchive = value(
                sample,
                "SELECT COUNT(*) FROM invoice WHERE issued_on > '2018-12-31' AND YEAR(issued_on) < YEAR('1 DAY') - 6");

        assertThat(type("migrate", directory).exit()).isZero();
        Ending run = type("run", directory);

        assertThat(run.exit()).as(run.said()).isZero();
        Matcher said = RUN.matcher(run.said());
        assertThat(said.find()).as(run.said()).isTrue();
        assertThat(GONE)
                .allSatisfy(rows -> assertThat(value(sample, "SELECT COUNT(*) FROM " + rows))
                        .isEqualTo("0"));
        assertThat(kept(sample)).isEqualTo(before);
        assertThat(type("archive read clienttask.invoice", directory).said().lines())
                .hasSize(Integer.parseInt(toArchive));
        assertThat(type("run", directory).said()).contains("Nothing to do on clienttask as of ");
        proves(said.group(1), directory);
        assertLogFilesAreThirtyDaysOld(directory.resolve("logs"));
        assertThat(objects(uploads))
                .isEqualTo(Set.copyOf(sample.sql()
                        .fetch("SELECT store_key FROM uploaded_file")
                        .getValues(0, String.class)))
                .hasSizeLessThan(uploaded)
                .isNotEmpty();
    }

    private static Set<String> objects(Path uploads) throws IOException {
        try (Stream<Path> files = Files.walk(uploads)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> uploads.relativize(file).toString())
                    .collect(Collectors.toSet());
        }
    }

    /** The end of a day in Dublin may be another than where the files are named: one more may still be there. */
    private void assertLogFilesAreThirtyDaysOld(Path logs) throws IOException {
        try (Stream<Path> files = Files.list(logs)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .contains("access.log", "access-" + today.minusDays(30) + ".log")
                    .doesNotContain("access-" + today.minusDays(32) + ".log")
                    .hasSizeBetween(31, 32);
        }
        assertThat(Files.readString(logs.resolve("access-" + today.minusDays(10) + ".log")))
                .contains("203.0.113.0 - @example.com")
                .doesNotContainPattern("[0-9]@example|203\\.0\\.113\\.[1-9]");
    }

    private static void proves(String run, Path directory) {
        for (String command : List.of(
                "archive verify",
                "ledger verify",
                "certify --run " + run + " -o night.zip",
                "verify night.zip --trust keys/vkey")) {
            Ending ending = type(command, directory);
            assertThat(ending.exit()).as(ending.said()).isZero();
        }
    }

    private static TestSchema settings(Path directory) throws IOException {
        TestSchema own = TestServer.emptySchema("clienttask_own");
        TestSchema sample = TestServer.schema("clienttask");
        TestServer.schema("lethe_outpost");
        Files.createDirectory(directory.resolve("archive"));
        ServerLogFiles.make(
                directory.resolve("logs"),
                LocalDate.ofInstant(SystemSources.clock().instant(), ZoneOffset.UTC));
        Path secret = Files.writeString(directory.resolve("secret"), ScriptsIT.password(own));
        String server = "{url: \"%s\", user: " + ScriptsIT.user(own) + ", password-file: \"" + secret + "\"}\n";
        Files.writeString(
                directory.resolve("lethe.yaml"),
                "own: " + server.replace("%s", ScriptsIT.withoutUser(own.url()))
                        + "targets:\n  clienttask: " + server.replace("%s", ScriptsIT.withoutUser(sample.url()))
                        + "policies: \"" + Path.of("policies").toAbsolutePath() + "\"\n"
                        + "archives: {cold-store: {directory: archive}}\nobjects: {uploads: {directory: uploads}}\n");
        return sample;
    }

    private List<String> kept(TestSchema sample) {
        return KEPT.stream()
                .map(rows -> value(sample, "SELECT SUM(" + rows.replaceFirst(" FROM ", ") FROM ")))
                .toList();
    }

    /** The one value; {@code '32 DAY'} is the day that long ago. */
    private String value(TestSchema sample, String query) {
        String dated = Pattern.compile("'(\\d+) (DAY|MONTH)'")
                .matcher(query)
                .replaceAll(ago -> "'" + ago(Integer.parseInt(ago.group(1)), ago.group(2)) + "'");
        String value = String.valueOf(sample.sql().fetchValue(dated));
        assertThat(value).as(dated).isNotEqualTo("null");
        return value;
    }

    private LocalDate ago(int units, String unit) {
        return unit.equals("DAY") ? today.minusDays(units) : today.minusMonths(units);
    }

    private static Ending type(String command, Path directory) {
        return ReadmeTest.typed(
                List.of(command.split(" ", -1)), new SettingsSource(Map.of(), directory), SystemSources.clock());
    }
}
