package io.lethe;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.ReadmeTest.Ending;
import io.lethe.testing.TestSchema;
import io.lethe.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** After a compromise another ledger goes on with the targets of the old one: with its holds, and without its receipts. */
class SuccessorIT {
    private static final Pattern RUN = Pattern.compile("run (\\S+) on notes finished: (\\d) rows? purged");

    @TempDir
    private Path directory;

    private TestSchema notes;

    @BeforeEach
    void open() throws IOException {
        notes = TestServer.schema("notes");
        TestServer.schema("lethe_outpost");
        Files.createDirectories(directory.resolve("policies/maps"));
        Files.writeString(
                directory.resolve("policies/maps/notes.yaml"),
                "target: notes\ndatasets:\n  note: {table: notes.note, key: id, dates: {made_at: {type: datetime, zone: UTC}}}\n");
        Files.writeString(directory.resolve("policies/note.yaml"), """
                category: note
                title: Notes
                owner: privacy@example.com
                purpose: to test
                basis: {type: contract, reference: none}
                timezone: UTC
                schedule: {daily: "02:00", until: "05:00"}
                review-by: 2099-01-01
                rules:
                  - {data: note, since: made_at, keep: 1 year, then: purge, limits: {share-of-table: 100%}}
                tests:
                  - {as-of: 2026-11-22, row: {made_at: 2025-01-01}, expect: purge}
                """);
        notes.sql().execute("CREATE TABLE note (id INT PRIMARY KEY, made_at DATETIME NOT NULL, KEY (made_at))");
        settings("lethe.yaml", TestServer.emptySchema("first"), "keys");
        settings("new.yaml", TestServer.emptySchema("second"), "new-keys");
    }

    @Test
    void goesOnWithTheTargetsOfTheOldOne() throws IOException {
        due(1, 2, 3, 4);
        type("migrate");
        type("hold place --dataset note --key 2 --matter m --reason r --by counsel");
        String first = run("run", 3);
        Path checkpoint = lastCheckpoint();

        type("--config new.yaml ledger succeed " + checkpoint + " --trust keys/vkey");

        due(5, 6);
        String second = run("--config new.yaml run", 2);
        assertThat(notes.sql().fetch("SELECT id FROM note").getValues(0, Integer.class))
                .containsExactly(2);
        type("--config new.yaml ledger verify");
        type("--config new.yaml certify --run " + second + " -o second.zip");
        type("verify second.zip --trust new-keys/vkey");
        assertThat(typed("--config new.yaml certify --run " + first + " -o none.zip")
                        .said())
                .contains("the ledger knows no run " + first);
        type("ledger verify");
        type("certify --run " + first + " -o first.zip");
        type("verify first.zip --trust keys/vkey");
    }

    private Path lastCheckpoint() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("keys/published"))) {
            return files.max(Path::compareTo).orElseThrow();
        }
    }

    private String run(String command, int rows) {
        Ending ending = typed(command);
        Matcher run = RUN.matcher(ending.said());
        assertThat(run.find()).as(ending.said()).isTrue();
        assertThat(run.group(2)).isEqualTo(Integer.toString(rows));
        return run.group(1);
    }

    private void due(int... ids) {
        for (int id : ids) {
            notes.sql().execute("INSERT INTO note VALUES (" + id + ", '2025-01-01')");
        }
    }

    private void settings(String file, TestSchema own, String keys) throws IOException {
        Path secret = Files.writeString(directory.resolve("secret"), ScriptsIT.password(own));
        String server = "{url: \"%s\", user: " + ScriptsIT.user(own) + ", password-file: \"" + secret + "\"}\n";
        Files.writeString(
                directory.resolve(file),
                "own: " + server.replace("%s", ScriptsIT.withoutUser(own.url())) + "targets:\n  notes: "
                        + server.replace("%s", ScriptsIT.withoutUser(notes.url())) + "keys: {directory: " + keys
                        + "}\n");
    }

    private void type(String command) {
        Ending ending = typed(command);
        assertThat(ending.exit()).as(command + ": " + ending.said()).isZero();
    }

    private Ending typed(String command) {
        return ReadmeTest.typed(
                List.of(command.split(" ", -1)), new SettingsSource(Map.of(), directory), SystemSources.clock());
    }
}
