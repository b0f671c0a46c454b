package io.lethe.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lethe.archive.object.ObjectDirectory;
import io.lethe.archive.object.ObjectKeptException;
import io.lethe.archive.object.ObjectStore;
import io.lethe.archive.object.StoredObject;
import io.lethe.archive.store.StoreUnreachableException;
import io.lethe.catalog.CatalogReader;
import io.lethe.testing.Mortality;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Objects without rows and rows without objects, over two tables that point into one store, one of them by a key of two columns. */
class ObjectSearchIT {
    /** More than are asked for at a time, and no multiple of it. */
    private static final int MANY = 1_203;

    private static final Instant OLD = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    private Path temporary;

    private Path store;
    private Workshop workshop;

    /** What it was told, in words. */
    private static final class Told implements ObjectFindings.Names {
        private final List<String> words = new ArrayList<>();

        @Override
        public void orphan(String store, String key) {
            words.add(store + ": " + key);
        }

        @Override
        public void missing(String store, ObjectFindings.Row row) {
            words.add(row.table().table() + " " + row.key());
        }
    }

    @BeforeEach
    void open() throws IOException {
        store = Files.createDirectory(temporary.toRealPath().resolve("uploads"));
        workshop = Workshop.open(temporary)
                .objects(Map.of("uploads", new ObjectDirectory(store)))
                .policy("uploads", """
                        rules:
                          - {data: upload, since: removed, keep: 30 days, then: purge}
                        tests:
                          - {as-of: 2026-11-22, row: {removed: 2026-01-01}, expect: purge}
                        """)
                .map("""
                        upload:
                          table: SCHEMA.upload
                          key: id
                          dates: {removed: {type: date}}
                          objects: {store: uploads, key: file, versions: all}
                        page: {table: SCHEMA.page, key: [book, number], objects: {store: uploads, key: file, versions: all}}
                        """)
                .sql(
                        "CREATE TABLE upload (id BIGINT PRIMARY KEY, removed DATE, file VARCHAR(200), KEY (removed), KEY (file))")
                .sql(
                        "CREATE TABLE page (book VARCHAR(20), number INT, file VARCHAR(200), PRIMARY KEY (book, number), KEY (file))");
    }

    @Test
    void agreesWhereEachHasTheOther() throws Exception {
        List<String> names = IntStream.rangeClosed(1, MANY)
                .mapToObj(id -> "a/" + id + ".pdf")
                .toList();
        put(OLD, names.toArray(String[]::new));
        workshop.sql("INSERT INTO upload (id, file) VALUES "
                + IntStream.rangeClosed(1, MANY)
                        .mapToObj(id -> "(" + id + ", '" + names.get(id - 1) + "')")
                        .collect(Collectors.joining(",")));
        workshop.sql("INSERT INTO page (book, number, file) SELECT 'b', id, file FROM upload");
        workshop.sql("INSERT INTO upload VALUES (9001, NULL, NULL), (9002, NULL, '')");

        Told told = new Told();
        assertThat(search(told)).isEqualTo(new ObjectFindings("uploads", MANY, 0, 0, 2 * MANY, 0));
        assertThat(told.words).isEmpty();
    }

    @Test
    void findsWhatEitherLacks() throws Exception {
        put(OLD, "named.pdf", "nobodys.pdf", "Case.pdf", "owed.pdf", "nobodys/too.pdf");
        put(workshop.clock().instant().minus(Duration.ofHours(23)), "young.pdf");
        Files.createSymbolicLink(store.resolve("link.pdf"), store.resolve("named.pdf"));
        workshop.sql(
                "INSERT INTO upload (id, file) VALUES (1, 'named.pdf'), (2, 'gone.pdf'), (3, 'case.pdf'), (4, 'gone.pdf')");
        workshop.sql(
                "INSERT INTO page VALUES ('b', 1, 'named.pdf'), ('b', 2, 'gone too.pdf'), ('c', 1, 'link.pdf'), ('c', 2, '../named.pdf')");
        workshop.schema()
                .sql()
                .execute(
                        "INSERT INTO lethe_outpost.object_mark VALUES ('workshop', 'unmapped-since', 'uploads', 'owed.pdf',"
                                + " '01980000-0000-7000-8000-000000000001', 1, NULL)");

        Told told = new Told();
        assertThat(search(told)).isEqualTo(new ObjectFindings("uploads", 6, 1, 3, 8, 6));
        assertThat(told.words)
                .containsExactlyInAnyOrder(
                        "uploads: nobodys.pdf",
                        "uploads: nobodys/too.pdf",
                        "uploads: Case.pdf",
                        "upload [2]",
                        "upload [3]",
                        "upload [4]",
                        "page [b, 2]",
                        "page [c, 1]",
                        "page [c, 2]");
    }

    /** What was listed and is gone since, and what was put there after the list, are what a run and an upload do meanwhile. */
    @Test
    void asksAgainForWhatMayHaveChangedMeanwhile() throws Exception {
        workshop.sql("INSERT INTO upload (id, file) VALUES (1, 'put since.pdf'), (2, 'taken since.pdf')");
        workshop.objects(Map.of("uploads", new Meanwhile()));

        assertThat(search(ObjectFindings.Names.NOBODY)).isEqualTo(new ObjectFindings("uploads", 1, 0, 0, 2, 0));
    }

    /** A store at which others are at work: removes what it has listed, and a row as soon as somebody asks for its object. */
    private final class Meanwhile implements ObjectStore {
        @Override
        public void expectReachable() {}

        @Override
        public boolean has(String key) throws ObjectKeptException {
            if (key.equals("taken since.pdf")) {
                workshop.sql("DELETE FROM upload WHERE id = 2");
            }
            return key.equals("put since.pdf");
        }

        @Override
        public void remove(String key) {
            throw new IllegalStateException("a search removes nothing");
        }

        @Override
        public void list(Consumer<StoredObject> each) {
            each.accept(new StoredObject("removed since.pdf", OLD));
        }
    }

    @Test
    void isRefusedWhereTheStoreIsAway() throws Exception {
        Files.delete(store);

        assertThatThrownBy(() -> search(ObjectFindings.Names.NOBODY)).isInstanceOf(StoreUnreachableException.class);
    }

    @Test
    void isRefusedWhereNobodyNamesTheStore() {
        workshop.objects(Map.of());

        assertThatThrownBy(() -> search(ObjectFindings.Names.NOBODY))
                .isInstanceOf(RunRefusedException.class)
                .hasMessage(
                        "expected an object store \"uploads\" in objects of lethe.yaml, since rows point into it, but"
                                + " there is none. Nothing was changed.");
    }

    private ObjectFindings search(ObjectFindings.Names names) throws SQLException {
        List<ObjectFindings> findings = workshop.objectSearch()
                .search(
                        new CatalogReader()
                                .read(
                                        workshop.target(Mortality.immortal()),
                                        Set.of(workshop.schema().name())),
                        names);
        assertThat(findings).hasSize(1);
        return findings.getFirst();
    }

    private void put(Instant modified, String... keys) throws IOException {
        for (String key : keys) {
            Files.createDirectories(store.resolve(key).getParent());
            Files.setLastModifiedTime(
                    Files.writeString(store.resolve(key), "bytes of " + key), FileTime.from(modified));
        }
    }
}
