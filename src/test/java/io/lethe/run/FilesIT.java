package io.lethe.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lethe.file.LogFiles;
import io.lethe.hold.Scope;
import io.lethe.ledger.json.JsonArray;
import io.lethe.ledger.key.KeyDirectory;
import io.lethe.ledger.receipt.RunId;
import io.lethe.ledger.row.EpochKey;
import io.lethe.ledger.row.KeyColumns;
import io.lethe.ledger.row.KeyEpoch;
import io.lethe.ledger.row.KeyedTable;
import io.lethe.ledger.tree.Hash;
import io.lethe.plan.PlanRefusedException;
import io.lethe.plan.RunPlan;
import io.lethe.policy.name.TableName;
import io.lethe.testing.KillPlaces;
import io.lethe.testing.Mortality;
import io.lethe.testing.Mortality.Side;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** Log files that are purged, judged by snapshots of their directory that the test takes itself. */
class FilesIT {
    private static final Instant OLD = Instant.parse("2026-01-01T00:00:00Z");
    private static final KeyColumns KEY = KeyColumns.read(
            JsonArray.of(JsonArray.ofTexts(List.of("path", "varchar")), JsonArray.ofTexts(List.of("sha256", "char"))));

    @TempDir
    private Path temporary;

    private Path directory;
    private LogFiles logs;
    private Workshop workshop;
    private int made;

    @BeforeEach
    void open() throws IOException {
        directory = Files.createDirectory(temporary.toRealPath().resolve("logs"));
        logs = new LogFiles(directory);
        workshop = Workshop.open(temporary)
                .policy("access-logs", """
                        rules:
                          - {data: access-log, since: date, keep: 30 days, then: purge, limits: {share-of-table: 100%}}
                        tests:
                          - {as-of: 2026-11-22, row: {date: "2026-01-01 00:00:00"}, expect: purge}
                        """)
                .map("access-log: {files: \"" + directory
                        + "\", match: \"access-*\", date: {from: name, pattern: yyyy-MM-dd, zone: UTC}}");
    }

    @Test
    void purgesWhatIsDueWithAReceiptForEach() throws Exception {
        write("access-2026-01-01.log", "access-2026-01-02.log.gz");
        logs.write("access-2026-01-03.log", "written to", workshop.clock().instant());
        logs.write("access-current.log", "", OLD);
        logs.write("other-2026-01-01.log", "", OLD);
        Map<String, String> before = logs.snapshot();

        RunOutcome outcome = run();

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        RunOutcome.Finished.class,
                        done -> assertThat(done.rows()).isEqualTo(2));
        assertThat(logs.snapshot())
                .containsOnlyKeys("access-2026-01-03.log", "access-current.log", "other-2026-01-01.log");
        assertEachGoneFileIsClaimedOnce("whole run", before);
    }

    /** Statements, commits, and between them the file system: each place, before and after. */
    @Test
    void leavesEachFileEitherThereOrProvedWhereverItDies(TestReporter reporter) throws Exception {
        write("access-2026-01-01.log", "access-2026-01-02.log");
        Mortality reference = Mortality.immortal(FilesIT::isOnTarget);
        workshop.engine(reference).run(RunRequest.everything(), new StopSignal(), RunObserver.NONE);
        List<String> calls = reference.calls();

        int points = 0;
        for (int call : KillPlaces.among(calls)) {
            for (Side side : Side.values()) {
                dieAndGoOn(call, side, side + " call " + call + ": " + calls.get(call - 1));
                points++;
            }
        }

        reporter.publishEntry("kill points", points + ", of " + calls.size() + " calls");
        assertThat(points).isGreaterThan(10);
    }

    private void dieAndGoOn(int call, Side side, String when) throws Exception {
        write("access-2026-01-01.log", "access-2026-01-02.log");
        Map<String, String> before = logs.snapshot();
        Mortality mortality = Mortality.at(call, side, FilesIT::isOnTarget);
        Runs doomed = workshop.engine(mortality);
        Workshop.dies(doomed);

        run();

        assertThat(logs.snapshot()).as(when).isEmpty();
        assertEachGoneFileIsClaimedOnce(when, before);
    }

    /** Those between which files are marked and removed; what Batch and the relay say concerns no file. */
    private static boolean isOnTarget(String call) {
        return call.contains("gate") || call.contains("lease") || call.contains("receipt") || call.equals("commit");
    }

    @Test
    void keepsAllFilesUnderAHoldOnAPerson() throws Exception {
        write("access-2026-01-01.log");
        Map<String, String> before = logs.snapshot();
        Mortality immortal = Mortality.immortal(call -> false);
        workshop.holds(immortal).place(new Scope.Subject("42"), "case 7", "a test", "counsel", Set.of(Workshop.TARGET));

        assertThat(run())
                .isInstanceOfSatisfying(
                        RunOutcome.NothingToDo.class,
                        nothing -> assertThat(nothing.plan().steps())
                                .singleElement()
                                .satisfies(
                                        step -> assertThat(step.counts().held()).isEqualTo(1)));
        assertThat(logs.snapshot()).isEqualTo(before);
    }

    @Test
    void tellsOfAFileThatVanishesUnderTheRun() throws Exception {
        write("access-2026-01-01.log", "access-2026-01-02.log");
        Map<String, String> before = logs.snapshot();
        Path last = directory.resolve("access-2026-01-02.log");

        RunOutcome outcome = workshop.engine().run(RunRequest.everything(), new StopSignal(), removing(last));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        RunOutcome.Incomplete.class,
                        incomplete -> assertThat(incomplete.reason())
                                .isEqualTo("files of files.access_log were left alone: 1 gone"));
        before.remove("access-2026-01-02.log");
        assertEachGoneFileIsClaimedOnce("vanished", before);
    }

    /** As soon as the first file has gone. */
    private static RunObserver removing(Path file) {
        return new RunObserver() {
            @Override
            public void started(RunId run, RunPlan plan, boolean resumed) {}

            @Override
            public void waiting(String reason) {}

            @Override
            public void progressed(int step, long rows) {
                try {
                    Files.deleteIfExists(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
    }

    @Test
    void refusesADirectoryThatIsNotThere() throws Exception {
        Files.delete(directory);

        assertThatThrownBy(this::run)
                .isInstanceOfSatisfying(
                        PlanRefusedException.class,
                        refused -> assertThat(refused.problems())
                                .singleElement()
                                .hasToString(workshop.policies()
                                        + "/maps/workshop.yaml:3:3  datasets.access-log.files: expected"
                                        + " a directory but " + directory + " is none. Mount it, or correct the map."));
    }

    private RunOutcome run() throws Exception {
        return workshop.engine().run(RunRequest.everything(), new StopSignal(), RunObserver.NONE);
    }

    /** Files with content that never was before, so that a claim is of this very file. */
    private void write(String... names) {
        for (String name : names) {
            made++;
            logs.write(name, "192.0.2.7 - - GET /" + made, OLD);
        }
    }

    private void assertEachGoneFileIsClaimedOnce(String when, Map<String, String> before) {
        Map<String, String> after = logs.snapshot();
        EpochKey key = KeyDirectory.open(workshop.keys(), new SecureRandom())
                .epochKey(KeyEpoch.of(workshop.clock().instant()));
        KeyedTable table = new KeyedTable(Workshop.TARGET, new TableName("files", "access_log"), KEY);
        Map<Hash, Integer> claims = claims();
        Map<String, Integer> expected = new TreeMap<>();
        Map<String, Integer> found = new TreeMap<>();
        before.forEach((name, text) -> {
            String content = Hash.of(text.getBytes(StandardCharsets.UTF_8)).hex();
            expected.put(name, after.containsKey(name) ? 0 : 1);
            found.put(name, claims.getOrDefault(key.commitment(table.row(List.of(name, content))), 0));
        });
        assertThat(found).as(when).isEqualTo(expected);
        assertThat(workshop.ledger(Mortality.immortal(call -> false)).verify().holds())
                .as(when)
                .isTrue();
    }

    private Map<Hash, Integer> claims() {
        Map<Hash, Integer> claims = new HashMap<>();
        for (byte[] blob :
                workshop.own().sql().fetch("SELECT hashes FROM commitment").getValues(0, byte[].class)) {
            for (int at = 0; at < blob.length; at += 32) {
                claims.merge(Hash.wrap(Arrays.copyOfRange(blob, at, at + 32)), 1, Integer::sum);
            }
        }
        return claims;
    }
}
