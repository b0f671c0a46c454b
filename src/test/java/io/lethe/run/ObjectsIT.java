package io.lethe.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lethe.archive.object.ObjectDirectory;
import io.lethe.archive.store.StoreUnreachableException;
import io.lethe.catalog.CatalogReader;
import io.lethe.hold.Holds;
import io.lethe.hold.Scope;
import io.lethe.ledger.entry.ObjectCounts;
import io.lethe.ledger.entry.RunFinished;
import io.lethe.plan.TableStep;
import io.lethe.policy.name.DatasetId;
import io.lethe.testing.KillPlace;
import io.lethe.testing.KillPlaces;
import io.lethe.testing.Mortality;
import io.lethe.testing.Mortality.Side;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** Uploaded files that rows point at, judged by snapshots of the table and of the store that the test takes itself. */
class ObjectsIT {
    private static final DatasetId UPLOAD = new DatasetId("upload");

    @TempDir
    private Path temporary;

    private Path store;
    private Workshop workshop;
    private Evidence rows;
    private Evidence objects;

    @BeforeEach
    void open() throws IOException {
        store = Files.createDirectory(temporary.toRealPath().resolve("uploads"));
        workshop = Workshop.open(temporary)
                .objects(Map.of("uploads", new ObjectDirectory(store)))
                .policy("uploads", """
                        rules:
                          - data: upload
                            since: removed
                            keep: 30 days
                            then: purge
                            limits: {share-of-table: 100%}
                        tests:
                          - {as-of: 2026-11-22, row: {removed: 2026-01-01}, expect: purge}
                        """)
                .map("""
                        upload:
                          table: SCHEMA.upload
                          key: id
                          dates: {removed: {type: date}}
                          subject: person
                          objects: {store: uploads, key: file, versions: all}
                        thumbnail: {table: SCHEMA.thumbnail, key: id, objects: {store: uploads, key: file, versions: all}}
                        """)
                .sql("CREATE TABLE upload (id BIGINT PRIMARY KEY, person VARCHAR(20), removed DATE,"
                        + " file VARCHAR(200), KEY (removed), KEY (file))")
                .sql("CREATE TABLE thumbnail (id BIGINT PRIMARY KEY, file VARCHAR(200), KEY (file))");
        rows = Evidence.of(workshop, "upload");
        objects = Evidence.ofObjects(workshop, UPLOAD);
    }

    @Test
    void deletesTheObjectWithTheLastOfItsRowsAndSaysWhichWereGone() throws Exception {
        due(1, "a/one.pdf");
        due(2, "a/one.pdf");
        due(3, "Gone.pdf");
        due(4, "kept-by-a-row.pdf");
        young(5, "kept-by-a-row.pdf");
        due(6, "kept-by-another-table.pdf");
        workshop.sql("INSERT INTO thumbnail VALUES (1, 'kept-by-another-table.pdf')");
        due(7, null);
        due(8, "");
        due(9, "same-but-for-case.pdf");
        young(10, "SAME-BUT-FOR-CASE.pdf");
        put("a/one.pdf", "kept-by-a-row.pdf", "kept-by-another-table.pdf", "same-but-for-case.pdf", "nobodys.pdf");
        refusesToBeginWhileTheStoreIsAway();

        assertThat(plan()).containsExactly("upload: 8 due", "objects.upload: 5 due");
        assertThat(workshop.run())
                .isInstanceOfSatisfying(
                        RunOutcome.Finished.class,
                        done -> assertThat(done.rows()).isEqualTo(8 + 3));

        assertThat(keys()).containsExactlyInAnyOrder("5", "10");
        assertThat(stored()).containsExactlyInAnyOrder("kept-by-a-row.pdf", "kept-by-another-table.pdf", "nobodys.pdf");
        rows.claims("rows", ids(1, 10), Set.copyOf(List.of("1", "2", "3", "4", "6", "7", "8", "9")));
        objects.claims(
                "objects",
                List.of(
                        "a/one.pdf|there",
                        "a/one.pdf|gone",
                        "Gone.pdf|there",
                        "Gone.pdf|gone",
                        "kept-by-a-row.pdf|there",
                        "kept-by-another-table.pdf|there",
                        "same-but-for-case.pdf|there"),
                List.of("a/one.pdf|there", "Gone.pdf|gone", "same-but-for-case.pdf|there"));
        nothingIsOwed();
        assertThat(lastWord().rows()).isEqualTo(8 + 3);
        assertThat(lastWord().objects()).isEqualTo(new ObjectCounts(5, 3, 3, 0, 0));
    }

    private RunFinished lastWord() throws Exception {
        return (RunFinished) workshop.ledger(Mortality.immortal())
                .entriesOf("run.finished")
                .getLast()
                .entry();
    }

    /** No row that was due when the plan was made had an object. */
    @Test
    void takesTheObjectOfARowThatComesUnderTheRun() throws Exception {
        due(1, null);
        young(2, "kept.pdf");
        put("late.pdf", "kept.pdf");

        assertThat(workshop.engine()
                        .run(RunRequest.everything(), new StopSignal(), Watcher.atTheStart(() -> due(3, "late.pdf"))))
                .isInstanceOf(RunOutcome.Finished.class);

        assertThat(keys()).containsExactly("2");
        assertThat(stored()).containsExactly("kept.pdf");
        objects.claims("objects", List.of("late.pdf|there", "kept.pdf|there"), List.of("late.pdf|there"));
        nothingIsOwed();
    }

    /**
     * From the commit of the rows' receipt to that of the objects': before each call that leaves something behind, and after each commit. The object goes
     * before the call that takes its mark away.
     */
    @Test
    @DisabledIfEnvironmentVariable(named = "LETHE_TEST_MYSQL", matches = ".+")
    void leavesNoObjectWithoutRowAndReceiptWhereverItDies(TestReporter reporter) throws Exception {
        fill(1, "reference");
        List<String> calls = workshop.callsOfRun(ObjectsIT::isTheWorkers);

        int points = 0;
        for (int call : fromReceiptToReceipt(calls)) {
            for (Side side : calls.get(call - 1).equals("commit") ? List.of(Side.values()) : List.of(Side.BEFORE)) {
                dieAndGoOn(KillPlaces.place(calls, call, side), ++points * 100);
            }
        }

        reporter.publishEntry("kill points", Integer.toString(points));
        assertThat(points).isGreaterThan(7);
        assertThat(workshop.ledger(Mortality.immortal()).verify().holds()).isTrue();
    }

    /** The numbers of the calls, counted from 1. */
    private static List<Integer> fromReceiptToReceipt(List<String> calls) {
        int[] receipts = IntStream.range(0, calls.size())
                .filter(call -> calls.get(call).startsWith("insert into `lethe_outpost`.`receipt`"))
                .toArray();
        assertThat(receipts).hasSize(2);
        // Other commits are Batch's own.
        return IntStream.rangeClosed(receipts[0] + 2, receipts[1] + 2)
                .filter(call -> call == receipts[0] + 2
                        || call == receipts[1] + 2
                        || (calls.get(call - 1).contains("`lethe_outpost`")
                                && !KillPlaces.isQuestion(calls.get(call - 1))))
                .boxed()
                .toList();
    }

    private void dieAndGoOn(KillPlace place, int id) throws Exception {
        String when = place.toString();
        fill(id, when);
        workshop.runUntil(place, ObjectsIT::isTheWorkers);

        workshop.run();

        assertThat(keys()).as(when).isEmpty();
        assertThat(stored()).as(when).isEmpty();
        rows.claims(when, ids(id, id + 1), ids(id, id + 1));
        List<String> removed = List.of(id + "|there", (id + 1) + "|gone");
        objects.claims(when, List.of(id + "|there", id + "|gone", (id + 1) + "|there", (id + 1) + "|gone"), removed);
        nothingIsOwed();
    }

    /** Two rows that are due; the object of the second has gone before. */
    private void fill(int id, String when) {
        assertThat(stored()).as(when).isEmpty();
        due(id, Integer.toString(id));
        due(id + 1, Integer.toString(id + 1));
        put(Integer.toString(id));
    }

    /** The relay has a thread of its own, and what it says concerns no object; nor does what Batch says. */
    private static boolean isTheWorkers(String call) {
        return !Thread.currentThread().getName().equals("lethe-relay") && !call.contains("BATCH_");
    }

    /** A receipt of the row is no leave to remove what somebody has ordered to keep since; but who is held since before was asked about the row. */
    @Test
    void keepsWhatAHoldCameForAfterTheRowAndNothingElse() throws Exception {
        place(new Scope.Subject("held"));
        due(1, "one.pdf");
        put("one.pdf");
        assertThat(workshop.run()).isInstanceOf(RunOutcome.Finished.class);
        assertThat(stored()).isEmpty();
        due(2, "two.pdf");
        put("two.pdf");
        dieAfterTheRows();
        UUID hold = place(new Scope.Row(new DatasetId("thumbnail"), List.of("9")));

        assertThat(workshop.run())
                .isInstanceOfSatisfying(
                        RunOutcome.Incomplete.class,
                        left -> assertThat(left.reason())
                                .isEqualTo("1 object is still to be removed (1 held since the row went)"));
        assertThat(lastWord().objects()).isEqualTo(new ObjectCounts(1, 0, 0, 0, 1));
        assertThat(keys()).isEmpty();
        assertThat(stored()).containsExactly("two.pdf");
        assertThat(left("one.pdf")).isEqualTo(new ObjectWhereabouts(false, false, false));
        assertThat(left("two.pdf")).isEqualTo(new ObjectWhereabouts(true, false, true));

        holds().release(hold, "counsel", "the case is closed");
        assertThat(workshop.run()).isInstanceOf(RunOutcome.Finished.class);
        assertThat(stored()).isEmpty();
        objects.claims(
                "in the end", List.of("one.pdf|there", "two.pdf|there"), List.of("one.pdf|there", "two.pdf|there"));
    }

    private ObjectWhereabouts left(String key) throws Exception {
        return workshop.objectSearch()
                .find(
                        new CatalogReader()
                                .read(
                                        workshop.target(Mortality.immortal()),
                                        Set.of(workshop.schema().name())),
                        "uploads",
                        key);
    }

    private void dieAfterTheRows() {
        Mortality once = Mortality.at(
                1, Side.AFTER, call -> call.startsWith("insert into `lethe_outpost`.`lease`") && !keys().contains("2"));
        workshop.runUntil(once, "after the rows");
        assertThat(keys()).isEmpty();
        assertThat(stored()).containsExactly("two.pdf");
    }

    private void refusesToBeginWhileTheStoreIsAway() throws Exception {
        Set<String> before = keys();
        Path elsewhere = Files.move(store, temporary.resolve("elsewhere"));

        assertThatThrownBy(workshop::run)
                .isInstanceOf(StoreUnreachableException.class)
                .hasMessage("object store " + store + ": expected a directory but there is none. Mount it; the next run"
                        + " goes on.");

        assertThat(keys()).isEqualTo(before);
        Files.move(elsewhere, store);
    }

    private List<String> plan() throws Exception {
        return workshop.engine().plan(Set.of(), workshop.clock().instant()).steps().stream()
                .map(ObjectsIT::words)
                .toList();
    }

    private static String words(TableStep step) {
        String table = step.table().schema().equals("objects")
                ? step.table().toString()
                : step.table().table();
        return table + ": " + step.counts().due() + " due";
    }

    private Holds holds() {
        return workshop.holds(Mortality.immortal());
    }

    private UUID place(Scope scope) throws Exception {
        return holds().place(scope, "case 7", "a test", "counsel", Set.of(Workshop.TARGET))
                .hold();
    }

    private void due(int id, @Nullable String file) {
        insert(id, "2026-01-01", file);
    }

    private void young(int id, String file) {
        insert(id, "2999-01-01", file);
    }

    private void insert(int id, String removed, @Nullable String file) {
        String value = file == null ? "NULL" : "'" + file + "'";
        workshop.sql("INSERT INTO upload VALUES (" + id + ", 'somebody', '" + removed + "', " + value + ")");
    }

    private void put(String... keys) {
        for (String key : keys) {
            try {
                Files.createDirectories(store.resolve(key).getParent());
                Files.writeString(store.resolve(key), "bytes of " + key);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private Set<String> stored() {
        try (Stream<Path> files = Files.walk(store)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> store.relativize(file).toString())
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Set<String> keys() {
        return Set.copyOf(workshop.schema().sql().fetch("SELECT id FROM upload").getValues(0, String.class));
    }

    private static List<String> ids(int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(Integer::toString).toList();
    }

    private void nothingIsOwed() {
        assertThat(workshop.schema().sql().fetch("SELECT * FROM lethe_outpost.object_mark"))
                .isEmpty();
    }
}
