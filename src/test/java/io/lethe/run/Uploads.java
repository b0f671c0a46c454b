package io.lethe.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.archive.object.ObjectDirectory;
import io.lethe.hold.Holds;
import io.lethe.hold.Scope;
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
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** A table of uploaded files and the store with their bytes, both looked at by the test itself and not by Lethe. */
abstract class Uploads {
    private static final DatasetId UPLOAD = new DatasetId("upload");

    @TempDir
    Path temporary;

    Path store;
    Workshop workshop;
    Evidence rows;
    Evidence objects;

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

    RunFinished lastWord() throws Exception {
        return (RunFinished) workshop.ledger(Mortality.immortal())
                .entriesOf("run.finished")
                .getLast()
                .entry();
    }

    void diesEverywhere(TestReporter reporter) throws Exception {
        fill(1, "reference");
        List<String> calls = workshop.callsOfRun(Uploads::isTheWorkers);

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
        workshop.runUntil(place, Uploads::isTheWorkers);

        workshop.run();

        assertThat(pointing()).as(when).isEmpty();
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

    List<String> plan() throws Exception {
        return workshop.engine().plan(Set.of(), workshop.clock().instant()).steps().stream()
                .map(Uploads::words)
                .toList();
    }

    private static String words(TableStep step) {
        String table = step.table().schema().equals("objects")
                ? step.table().toString()
                : step.table().table();
        return table + ": " + step.counts().due() + " due";
    }

    Holds holds() {
        return workshop.holds(Mortality.immortal());
    }

    UUID place(Scope scope) throws Exception {
        return holds().place(scope, "case 7", "a test", "counsel", Set.of(Workshop.TARGET))
                .hold();
    }

    void due(int id, @Nullable String file) {
        insert(id, "2026-01-01", file);
    }

    void young(int id, String file) {
        insert(id, "2999-01-01", file);
    }

    private void insert(int id, String removed, @Nullable String file) {
        String value = file == null ? "NULL" : "'" + file + "'";
        workshop.sql("INSERT INTO upload VALUES (" + id + ", 'somebody', '" + removed + "', " + value + ")");
    }

    void put(String... keys) {
        for (String key : keys) {
            try {
                Files.createDirectories(store.resolve(key).getParent());
                Files.writeString(store.resolve(key), "bytes of " + key);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    Set<String> stored() {
        try (Stream<Path> files = Files.walk(store)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> store.relativize(file).toString())
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Set<String> keys() {
        return Set.copyOf(workshop.schema().sql().fetch("SELECT id FROM upload").getValues(0, String.class));
    }

    /** Rows that have the key of an object. */
    Set<String> pointing() {
        return Set.copyOf(workshop.schema()
                .sql()
                .fetch("SELECT id FROM upload WHERE file <> ''")
                .getValues(0, String.class));
    }

    static List<String> ids(int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(Integer::toString).toList();
    }

    void nothingIsOwed() {
        assertThat(workshop.schema().sql().fetch("SELECT * FROM lethe_outpost.object_mark"))
                .isEmpty();
    }
}
