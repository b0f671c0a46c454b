package io.lethe.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lethe.archive.store.SegmentName;
import io.lethe.file.LogFiles;
import io.lethe.hold.Holds;
import io.lethe.hold.Scope;
import io.lethe.ledger.entry.ChunkArchived;
import io.lethe.ledger.entry.SegmentWritten;
import io.lethe.ledger.tree.Hash;
import io.lethe.policy.name.DatasetId;
import io.lethe.testing.KillPlace;
import io.lethe.testing.KillPlaces;
import io.lethe.testing.Mortality;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Log files that are archived, judged by snapshots of their directory, and by what the segments' lines say to somebody without this engine. */
class FileArchiveIT {
    private static final Instant OLD = Instant.parse("2026-01-01T00:00:00Z");
    private static final int MORE_THAN_TWO_PIECES = 2_000_000;

    @TempDir
    private Path temporary;

    private LogFiles logs;
    private Workshop workshop;
    private final Set<String> ever = new TreeSet<>();
    private ArchivedFiles archived;
    private int made;

    @BeforeEach
    void open() throws IOException {
        logs = new LogFiles(Files.createDirectory(temporary.toRealPath().resolve("logs")));
        workshop = Workshop.open(temporary)
                .map("access-log: {files: \"" + logs.directory()
                        + "\", match: \"access-*\", date: {from: name, pattern: yyyy-MM-dd, zone: UTC}}");
        archived = new ArchivedFiles(workshop);
        policy("3 days", "json-lines");
    }

    private void policy(String kept, String format) {
        workshop.policy(
                "access-logs",
                String.join(
                        "\n",
                        "rules:",
                        "  - {data: access-log, since: date, keep: 30 days, then: archive,",
                        "     archive: {to: cold-store, keep: " + kept + ", format: " + format
                                + "}, limits: {share-of-table: 100%}}",
                        "tests:",
                        "  - {as-of: 2026-11-22, row: {date: \"2026-01-01 00:00:00\"}, expect: archive}",
                        ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"json-lines", "parquet"})
    void deletesFilesThatASegmentHolds(String format) throws Exception {
        policy("3 days", format);
        write("access-2026-01-01.log", "access-2026-01-02.log.gz");
        logs.write("access-2026-01-03.log", "", OLD);
        logs.write("access-2026-01-04.log", "x".repeat(MORE_THAN_TWO_PIECES), OLD);
        logs.write("access-current.log", "undated", OLD);
        Map<String, String> before = logs.snapshot();
        before.remove("access-current.log");
        remember(before);

        assertThat(run())
                .isInstanceOfSatisfying(
                        RunOutcome.Finished.class,
                        done -> assertThat(done.rows()).isEqualTo(4));

        assertThat(logs.snapshot()).containsOnlyKeys("access-current.log");
        assertThat(archived.files()).isEqualTo(once(before));
        assertSegmentsAreBound();
        Evidence.ofFiles(workshop, new DatasetId("access-log")).covers(format, ever, List.of());
        assertThat(run()).isInstanceOf(RunOutcome.NothingToDo.class);
    }

    private void assertSegmentsAreBound() {
        List<SegmentWritten> segments = workshop.ledger(Mortality.immortal()).entriesOf("segment.written").stream()
                .map(leaf -> (SegmentWritten) leaf.entry())
                .toList();
        assertThat(workshop.ledger(Mortality.immortal()).entriesOf("chunk.archived").stream()
                        .map(leaf -> ((ChunkArchived) leaf.entry()).archived())
                        .map(archived -> archived.segment() + " " + archived.content()))
                .containsExactlyInAnyOrderElementsOf(segments.stream()
                        .map(segment ->
                                segment.segment() + " " + segment.content().text())
                        .toList());
    }

    /** At each different call: no file may be gone that is in no readable segment, and in the end each is in one and in one receipt. */
    @Test
    @DisabledIfEnvironmentVariable(named = "LETHE_TEST_MYSQL", matches = ".+")
    void losesNoFileAndWritesNoneTwiceWhereverItDies(TestReporter reporter) throws Exception {
        writeTwo();
        List<String> calls = workshop.callsOfRun(FileArchiveIT::counts);
        assertThat(calls).anyMatch(call -> call.contains("`segment`")).hasSizeGreaterThan(40);

        List<KillPlace> places = KillPlaces.around(calls);
        for (KillPlace place : places) {
            dieAndGoOn(place);
        }

        reporter.publishEntry("kill points", Integer.toString(places.size()));
        assertThat(places).hasSizeGreaterThan(40);
        Evidence.ofFiles(workshop, new DatasetId("access-log")).covers("at the end", ever, List.of());
    }

    private void dieAndGoOn(KillPlace place) throws Exception {
        String when = place.toString();
        archived.clear();
        Map<String, String> before = writeTwo();
        workshop.runUntil(place, FileArchiveIT::counts);
        Collection<String> there = logs.snapshot().values();
        assertThat(before.values()).as(when).allMatch(text -> there.contains(text) || isArchived(text));

        run();

        assertThat(logs.snapshot()).as(when).isEmpty();
        assertThat(archived.files()).as(when).isEqualTo(once(before));
        assertThat(workshop.archive().list())
                .as(when)
                .extracting(SegmentName::name)
                .isEqualTo(workshop.own()
                        .sql()
                        .fetch("SELECT name FROM segment ORDER BY name")
                        .getValues(0, String.class));
    }

    private boolean isArchived(String text) {
        return archived.files().values().stream().anyMatch(texts -> texts.contains(text));
    }

    private static boolean counts(String call) {
        return !call.contains("BATCH_");
    }

    private Map<String, String> writeTwo() {
        write("access-2026-01-01.log", "access-2026-01-02.log");
        Map<String, String> before = logs.snapshot();
        remember(before);
        return before;
    }

    /** With the same length and the same time: only the content tells. */
    @Test
    void leavesAFileThatChangesWhileItsSegmentIsWritten() throws Exception {
        write("access-2026-01-01.log");
        Map<String, String> before = logs.snapshot();
        String first = "192.0.2.7 - - GET /" + made;
        String text = first.replace("GET", "PUT");

        RunOutcome outcome = run(atTheSegment(mark -> logs.write(mark, text, OLD)));

        assertLeftAlone(outcome, "1 changed");
        assertThat(logs.snapshot()).isEqualTo(Map.of("access-2026-01-01.log", text));
        assertThat(archived.files()).isEqualTo(once(before));
        Evidence.ofFiles(workshop, new DatasetId("access-log")).claims("changed", keys(before), List.of());

        assertThat(run()).isInstanceOf(RunOutcome.Finished.class);
        assertThat(archived.files()).isEqualTo(Map.of("access-2026-01-01.log", List.of(first, text)));
    }

    @Test
    void tellsOfAFileThatVanishesWhileItsSegmentIsWritten() throws Exception {
        write("access-2026-01-01.log");
        Map<String, String> before = logs.snapshot();

        RunOutcome outcome = run(atTheSegment(mark -> {
            try {
                Files.delete(logs.directory().resolve(mark));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }));

        assertLeftAlone(outcome, "1 gone");
        assertThat(archived.files()).isEqualTo(once(before));
        Evidence.ofFiles(workshop, new DatasetId("access-log")).claims("vanished", keys(before), List.of());
    }

    private static void assertLeftAlone(RunOutcome outcome, String why) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        RunOutcome.Incomplete.class,
                        incomplete -> assertThat(incomplete.reason())
                                .endsWith("files of files.access_log were left alone: " + why));
    }

    /** What somebody does to the marked file, by its name, in the moment in which its first segment is recorded. */
    private Mortality atTheSegment(Consumer<String> deed) {
        AtomicBoolean done = new AtomicBoolean();
        return Mortality.immortal(call -> {
            if (call.startsWith("insert") && call.contains("`segment`") && done.compareAndSet(false, true)) {
                deed.accept(logs.snapshot().keySet().iterator().next());
            }
            return false;
        });
    }

    @Test
    void writesNoSegmentOfFilesThatAHoldCameFor() throws Exception {
        write("access-2026-01-01.log", "access-2026-01-02.log");
        Map<String, String> before = logs.snapshot();
        AtomicBoolean placed = new AtomicBoolean();

        run(Mortality.immortal(call -> {
            if (call.startsWith("insert into `lethe_outpost`.`lease`") && placed.compareAndSet(false, true)) {
                hold();
            }
            return false;
        }));

        assertThat(placed).isTrue();
        assertThat(logs.snapshot()).isEqualTo(before);
        assertThat(workshop.archive().list()).isEmpty();
    }

    @Test
    void removesSegmentsOnTheirDayAndKeepsThemUnderAHoldOnAPerson() throws Exception {
        write("access-2026-01-01.log");
        workshop.engine()
                .run(
                        new RunRequest(Set.of(), workshop.clock().instant().minus(Duration.ofDays(10)), null),
                        new StopSignal(),
                        RunObserver.NONE);
        UUID hold = hold();

        run();
        assertThat(workshop.archive().list()).hasSize(1);

        holds().release(hold, "counsel", "settled");
        run();
        assertThat(workshop.archive().list()).isEmpty();
    }

    @Test
    void refusesToPutAFileBack() throws Exception {
        write("access-2026-01-01.log");
        run();
        SegmentName segment = workshop.archive().list().getFirst();

        assertThatThrownBy(() -> workshop.restores(Mortality.immortal())
                        .look(new RestoreOrder(segment, schema -> row -> true, true, false)))
                .isInstanceOf(RunRefusedException.class)
                .hasMessage(
                        "segment " + segment + " holds a file, which nobody but you can put back: lethe archive read "
                                + segment + " | jq -r .bytes | base64 -d > FILE. Nothing was changed.");
    }

    private UUID hold() {
        try {
            return holds().place(new Scope.Subject("42"), "case 7", "a test", "counsel", Set.of(Workshop.TARGET))
                    .hold();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Holds holds() {
        return workshop.holds(Mortality.immortal());
    }

    private RunOutcome run() throws Exception {
        return run(Mortality.immortal());
    }

    private RunOutcome run(Mortality mortality) throws Exception {
        return workshop.run(mortality);
    }

    /** Files with content that never was before, so that a claim is of this very file. */
    private void write(String... names) {
        for (String name : names) {
            made++;
            logs.write(name, "192.0.2.7 - - GET /" + made, OLD);
        }
    }

    private void remember(Map<String, String> files) {
        ever.addAll(keys(files));
    }

    private static List<String> keys(Map<String, String> files) {
        return files.entrySet().stream()
                .map(file -> file.getKey() + "|"
                        + Hash.of(file.getValue().getBytes(StandardCharsets.UTF_8))
                                .hex())
                .toList();
    }

    private static Map<String, List<String>> once(Map<String, String> files) {
        Map<String, List<String>> once = new TreeMap<>();
        files.forEach((name, text) -> once.put(name, List.of(text)));
        return once;
    }
}
