package io.lethe;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.ReadmeTest.Ending;
import io.lethe.testing.TestSchema;
import io.lethe.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine keeps its own records no longer than its shipped policies say, by the same runs, and proves its deletions as before. */
class OwnRecordsIT {
    private static final Pattern RUN = Pattern.compile("run (\\S+) on clienttask finished: 3 rows purged");
    private static final Path SHIPPED = Path.of("policies");
    private static final String OURS = "lethe-names lethe-runs lethe-receipts";

    /** What has a time of its own, and the columns by which it runs. */
    private static final Map<String, String> AGING = Map.of(
            "lethe.entry_details", "kept_at",
            "lethe.plan", "made_at",
            "lethe.hold", "released_at",
            "lethe.run", "ended_at",
            "lethe.BATCH_JOB_INSTANCE", "MADE_AT",
            "lethe_outpost.receipt", "created_at",
            "lethe_outpost.lease", "taken_at");

    @TempDir
    private Path directory;

    private TestSchema sample;

    @BeforeEach
    void open() throws IOException {
        TestSchema own = TestServer.schema("lethe");
        sample = TestServer.schema("clienttask");
        TestServer.schema("lethe_outpost");
        settings(own);
        policies();
        sample.sql().execute("CREATE TABLE note (id INT PRIMARY KEY, made_at DATETIME NOT NULL, KEY (made_at))");
        due(1, 2, 3);
        type("migrate");
        type("check --against lethe");
    }

    @Test
    void leavesNothingOfWhatIsOverAndProvesItAllTheSame() throws SQLException {
        String run = deleted(type("run note").said());
        type("hold place --category note --matter m --reason r --by counsel");
        String hold = String.valueOf(sample.sql().fetchValue("SELECT id FROM lethe.hold"));
        type("hold release " + hold + " --reason over --by counsel");
        type("hold place --category note --matter n --reason r --by counsel");
        assertThat(type("run " + OURS).said())
                .contains("Nothing to do on clienttask as of ", "Nothing to do on lethe as of ");

        age();
        Ending purged = type("run " + OURS);

        assertThat(purged.said()).contains("on clienttask finished: ", "on lethe finished: ");
        assertThat(count("lethe.entry_details WHERE kept_at < '2016-01-01'")).isZero();
        assertThat(count("lethe.plan WHERE made_at < '2016-01-01'")).isZero();
        assertThat(count("lethe.run WHERE id = '" + run + "'")).isZero();
        assertThat(count("lethe.run_step WHERE run = '" + run + "'")).isZero();
        assertThat(count("lethe.BATCH_JOB_INSTANCE WHERE MADE_AT < '2016-01-01'"))
                .isZero();
        assertThat(count("lethe.BATCH_JOB_EXECUTION e LEFT JOIN lethe.BATCH_JOB_INSTANCE i USING (JOB_INSTANCE_ID)"
                        + " WHERE i.MADE_AT IS NULL"))
                .isZero();
        assertThat(count("lethe_outpost.receipt WHERE created_at < '2016-01-01'"))
                .isZero();
        assertThat(count("lethe_outpost.lease WHERE taken_at < '2016-01-01'")).isZero();
        assertThat(count("lethe.hold WHERE id = '" + hold + "'")).isZero();
        assertThat(count("lethe.hold WHERE released_at IS NULL")).isEqualTo(1);
        assertThat(count("lethe.leaf WHERE type = 'hold.placed'")).isEqualTo(2);

        type("ledger verify");
        type("certify --run " + run + " -o night.zip");
        type("verify night.zip --trust keys/vkey");
        type("certify --record clienttask.note=2 -o one.zip");
        assertThat(type("run").said()).contains("Nothing to do on clienttask as of ", "Nothing to do on lethe as of ");
    }

    private void age() {
        AGING.forEach((table, column) -> sample.sql()
                .execute("UPDATE " + table + " SET " + column + " = '2015-06-01' WHERE " + column + " IS NOT NULL"));
    }

    private static String deleted(String said) {
        Matcher run = RUN.matcher(said);
        assertThat(run.find()).as(said).isTrue();
        return run.group(1);
    }

    private int count(String rows) {
        return sample.sql()
                .fetch("SELECT COUNT(*) FROM " + rows)
                .getValues(0, Integer.class)
                .getFirst();
    }

    private void due(int... ids) {
        for (int id : ids) {
            sample.sql().execute("INSERT INTO note VALUES (" + id + ", '2025-01-01')");
        }
    }

    private void settings(TestSchema own) throws IOException {
        Path secret = Files.writeString(directory.resolve("secret"), ScriptsIT.password(own));
        String server = "{url: \"%s\", user: " + ScriptsIT.user(own) + ", password-file: \"" + secret + "\"}\n";
        String ofOwn = server.replace("%s", ScriptsIT.withoutUser(own.url()));
        Files.writeString(
                directory.resolve("lethe.yaml"),
                "own: " + ofOwn + "targets:\n  lethe: " + ofOwn + "  clienttask: "
                        + server.replace("%s", ScriptsIT.withoutUser(sample.url())));
    }

    /** Those that ship, with limits that let everything go at once; and of ClientTask's map what is about ours. */
    private void policies() throws IOException {
        Path policies = directory.resolve("policies");
        Files.createDirectories(policies.resolve("maps"));
        try (Stream<Path> shipped = Files.list(SHIPPED)) {
            for (Path file : shipped.filter(
                            each -> each.getFileName().toString().startsWith("lethe-"))
                    .toList()) {
                String text = Files.readString(file)
                        .replaceAll("(?m)^ +limits:.*\\n", "")
                        .replace("then: purge\n", "then: purge\n    limits: {share-of-table: 100%}\n");
                Files.writeString(policies.resolve(file.getFileName()), text);
            }
        }
        Files.copy(SHIPPED.resolve("maps/lethe.yaml"), policies.resolve("maps/lethe.yaml"));
        String map = Files.readString(SHIPPED.resolve("maps/clienttask.yaml"));
        Files.writeString(
                policies.resolve("maps/clienttask.yaml"),
                "target: clienttask\ndatasets:\n  note: {table: clienttask.note, key: id, dates: {made_at: {type: datetime, zone: UTC}}}\n"
                        + map.substring(map.indexOf("  lethe-receipt:"), map.indexOf("\nout-of-scope:")));
        Files.writeString(
                policies.resolve("note.yaml"),
                Files.readString(SHIPPED.resolve("lethe-runs.yaml"))
                                .lines()
                                .takeWhile(line -> !line.equals("rules:"))
                                .map(line -> line.replace("category: lethe-runs", "category: note"))
                                .reduce("", (head, line) -> head + line + "\n")
                        + "rules:\n  - {data: note, since: made_at, keep: 1 year, then: purge, limits: {share-of-table: 100%}}\n"
                        + "tests:\n  - {as-of: 2026-11-22, row: {made_at: 2025-01-01}, expect: purge}\n");
    }

    private Ending type(String command) {
        Ending ending = ReadmeTest.typed(
                List.of(command.split(" ", -1)), new SettingsSource(Map.of(), directory), SystemSources.clock());
        assertThat(ending.exit()).as(command + ": " + ending.said()).isZero();
        return ending;
    }
}
