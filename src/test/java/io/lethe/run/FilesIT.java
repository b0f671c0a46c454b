package io.lethe.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lethe.file.LogFiles;
import io.lethe.hold.Holds;
import io.lethe.hold.Scope;
import io.lethe.ledger.receipt.RunId;
import io.lethe.ledger.tree.Hash;
import io.lethe.plan.PlanRefusedException;
import io.lethe.plan.RunPlan;
import io.lethe.policy.name.DatasetId;
import io.lethe.testing.KillPlace;
import io.lethe.testing.KillPlaces;
import io.lethe.testing.Mortality;
import io.lethe.testing.Mortality.Side;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** Log files that are purged and masked, judged by snapshots of their directory that the test takes itself. */
class FilesIT {
    private static final Instant OLD = Instant.parse("2026-01-01T00:00:00Z");

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
                          - data: access-log
                            since: date
                            steps:
                              - {after: 7 days, then: anonymise, fields: {ipv4: truncate-ip}}
                              - {after: 30 days, then: purge}
                            limits: {share-of-table: 100%}
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

        RunOutcome outcome = workshop.run();

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        RunOutcome.Finished.class,
                        done -> assertThat(done.rows()).isEqualTo(2));
        assertThat(logs.snapshot())
                .containsOnlyKeys("access-2026-01-03.log", "access-current.log", "other-2026-01-01.log");
        assertEachChangedFileIsClaimedOnce("whole run", before);
    }

    @Test
    void masksWhatIsDueForThatAndNothingTwice() throws Exception {
        String name = writeTenDaysOld();
        Map<String, String> before = logs.snapshot();

        RunOutcome outcome = workshop.run();

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        RunOutcome.Finished.class,
                        done -> assertThat(done.rows()).isEqualTo(1));
        assertThat(logs.snapshot()).isEqualTo(Map.of(name, "192.0.2.0 - - GET /" + made));
        assertEachChangedFileIsClaimedOnce("masked", before);
        assertThat(workshop.run()).isInstanceOf(RunOutcome.NothingToDo.class);
    }

    /**
     * From the lease of each step to when what its receipt says is carried out: before each call, and after each commit. On one server: what a file
     * goes through between two calls is no database's, and how a receipt fares on both is told by {@code KillAnywhereIT}.
     */
    @Test
    @DisabledIfEnvironmentVariable(named = "LETHE_TEST_MYSQL", matches = ".+")
    void leavesEachFileAsItWasOrProvedWhereverItDies(TestReporter reporter) throws Exception {
        writeOneOfEach();
        List<KillPlace> places = fromLeaseToCarryingOut(workshop.callsOfRun(FilesIT::isTheWorkers));
        for (KillPlace place : places) {
            dieAndGoOn(place);
        }

        reporter.publishEntry("kill points", Integer.toString(places.size()));
        assertThat(places).hasSizeGreaterThan(15);
        assertThat(workshop.ledger(Mortality.immortal()).verify().holds()).isTrue();
    }

    private static List<KillPlace> fromLeaseToCarryingOut(List<String> calls) {
        List<KillPlace> places = new ArrayList<>();
        int lease = 0;
        for (int call = 1; call <= calls.size(); call++) {
            String text = calls.get(call - 1);
            lease = text.startsWith("insert into `lethe_outpost`.`lease`") ? call : lease;
            if (text.startsWith("insert into `lethe_outpost`.`receipt`")) {
                // The commit, and then gate, lease and holds, under which the file goes.
                IntStream.rangeClosed(lease, call + 4).forEach(at -> places.addAll(places(calls, at)));
            }
        }
        return places;
    }

    /** What is not committed did not happen, so that after it is as before; and before the next call the directory is as it was left. */
    private static List<KillPlace> places(List<String> calls, int call) {
        List<Side> sides = calls.get(call - 1).equals("commit") ? List.of(Side.values()) : List.of(Side.BEFORE);
        return sides.stream().map(side -> KillPlaces.place(calls, call, side)).toList();
    }

    private void dieAndGoOn(KillPlace place) throws Exception {
        String when = place.toString();
        String masked = writeOneOfEach();
        Map<String, String> before = logs.snapshot();
        workshop.runUntil(place, FilesIT::isTheWorkers);

        workshop.run();

        assertThat(logs.snapshot()).as(when).isEqualTo(Map.of(masked, "192.0.2.0 - - GET /" + made));
        assertEachChangedFileIsClaimedOnce(when, before);
    }

    /** The relay has a thread of its own, and what it says concerns no file; nor does what Batch says. */
    private static boolean isTheWorkers(String call) {
        return !Thread.currentThread().getName().equals("lethe-relay") && !call.contains("BATCH_");
    }

    /** A file that is due for purge, and one for masking; says the name of that. */
    private String writeOneOfEach() {
        write("access-2026-01-01.log");
        return writeTenDaysOld();
    }

    private String writeTenDaysOld() {
        Instant then = workshop.clock().instant().minus(Duration.ofDays(10));
        String name = "access-" + LocalDate.ofInstant(then, ZoneOffset.UTC) + ".log";
        made++;
        logs.write(name, "192.0.2.7 - - GET /" + made, then);
        return name;
    }

    @Test
    void keepsAllFilesUnderAHoldOnAPerson() throws Exception {
        write("access-2026-01-01.log");
        Map<String, String> before = logs.snapshot();
        Mortality immortal = Mortality.immortal();
        workshop.holds(immortal).place(new Scope.Subject("42"), "case 7", "a test", "counsel", Set.of(Workshop.TARGET));

        assertThat(workshop.run())
                .isInstanceOfSatisfying(
                        RunOutcome.NothingToDo.class,
                        nothing -> assertThat(nothing.plan().steps())
                                .extracting(step -> step.counts().held())
                                .containsExactly(1L, 0L));
        assertThat(logs.snapshot()).isEqualTo(before);
    }

    /** A receipt is no leave to remove what somebody has ordered to keep since: the run dies between the two, and a hold comes before the next. */
    @Test
    void keepsUnderItsMarkWhatAHoldCameFor() throws Exception {
        write("access-2026-01-01.log");
        List<String> calls = workshop.callsOfRun(FilesIT::isTheWorkers);
        int commit = commitOfReceipt(calls);
        write("access-2026-01-02.log");
        String content = "192.0.2.7 - - GET /" + made;
        workshop.runUntil(KillPlaces.place(calls, commit, Side.AFTER), FilesIT::isTheWorkers);
        assertThat(logs.snapshot()).containsOnlyKeys(markOf("access-2026-01-02.log"));
        Holds holds = workshop.holds(Mortality.immortal());
        UUID hold = holds.place(new Scope.Subject("42"), "case 7", "a test", "counsel", Set.of(Workshop.TARGET))
                .hold();

        workshop.run();
        assertThat(logs.snapshot()).containsOnly(Map.entry(markOf("access-2026-01-02.log"), content));

        holds.release(hold, "counsel", "the case is closed");
        workshop.run();
        assertThat(logs.snapshot()).isEmpty();
    }

    /** The number of the call, counted from 1. */
    private static int commitOfReceipt(List<String> calls) {
        int receipt = IntStream.range(0, calls.size())
                .filter(index -> calls.get(index).startsWith("insert into `lethe_outpost`.`receipt`"))
                .findFirst()
                .orElseThrow();
        assertThat(calls.get(receipt + 1)).isEqualTo("commit");
        return receipt + 2;
    }

    private String markOf(String name) {
        return logs.snapshot().keySet().stream()
                .filter(found -> found.startsWith(".lethe-") && found.endsWith(name))
                .findFirst()
                .orElse("no mark of " + name);
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
        assertEachChangedFileIsClaimedOnce("vanished", before);
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

        assertThatThrownBy(workshop::run)
                .isInstanceOfSatisfying(
                        PlanRefusedException.class,
                        refused -> assertThat(refused.problems())
                                .singleElement()
                                .hasToString(workshop.policies()
                                        + "/maps/workshop.yaml:3:3  datasets.access-log.files: expected"
                                        + " a directory but " + directory + " is none. Mount it, or correct the map."));
    }

    /** Files with content that never was before, so that a claim is of this very file. */
    private void write(String... names) {
        for (String name : names) {
            made++;
            logs.write(name, "192.0.2.7 - - GET /" + made, OLD);
        }
    }

    private void assertEachChangedFileIsClaimedOnce(String when, Map<String, String> before) {
        Map<String, String> changed = new TreeMap<>(before);
        changed.entrySet().removeAll(logs.snapshot().entrySet());
        Evidence.ofFiles(workshop, new DatasetId("access-log")).claims(when, keys(before), keys(changed));
    }

    private static List<String> keys(Map<String, String> files) {
        return files.entrySet().stream()
                .map(file -> file.getKey() + "|"
                        + Hash.of(file.getValue().getBytes(StandardCharsets.UTF_8))
                                .hex())
                .toList();
    }
}
