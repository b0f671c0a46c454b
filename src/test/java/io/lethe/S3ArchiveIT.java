package io.lethe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lethe.archive.ArchiveFixture;
import io.lethe.archive.Segment;
import io.lethe.archive.SegmentDamagedException;
import io.lethe.archive.format.SegmentFormat;
import io.lethe.archive.object.ObjectBucket;
import io.lethe.archive.store.S3Objects;
import io.lethe.archive.store.S3Place;
import io.lethe.archive.store.S3Store;
import io.lethe.archive.store.SegmentExistsException;
import io.lethe.archive.store.SegmentName;
import io.lethe.archive.store.SegmentStore;
import io.lethe.archive.store.StoreException;
import io.lethe.archive.store.StoreUnreachableException;
import io.lethe.ledger.place.PlaceFailedException;
import io.lethe.testing.S3Mock;
import io.lethe.testing.SmallDisk;
import io.lethe.testing.TestSchema;
import io.lethe.testing.TestServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.ObjectVersion;

/** Archives in a bucket of a store that speaks S3. Once in all: which database the rows come from makes no difference there. */
@DisabledIfEnvironmentVariable(named = "LETHE_TEST_MYSQL", matches = ".+")
class S3ArchiveIT {
    private static final SegmentName NAME = new SegmentName("one.jsonl.zst");
    private static final LocalDate LAST_DAY = LocalDate.of(2032, 12, 31);

    private static S3Mock mock;

    @TempDir
    private Path directory;

    @BeforeAll
    static void start() throws IOException {
        mock = S3Mock.start();
    }

    @AfterAll
    static void stop() {
        mock.close();
    }

    private S3Store store(String bucket) throws IOException {
        return new S3Store(in(bucket), directory);
    }

    private S3Place in(String bucket) throws IOException {
        Path secret = Files.writeString(
                directory.resolve("secret"), "[default]\naws_access_key_id = test\naws_secret_access_key = test\n");
        return new S3Place(bucket, "crm/", "us-east-1", mock.endpoint(), true, secret);
    }

    private static void write(SegmentStore store, String text) throws IOException {
        try (SegmentStore.Draft draft = store.begin(NAME, LAST_DAY)) {
            draft.out().write(text.getBytes(StandardCharsets.UTF_8));
            draft.commit();
        }
    }

    private static String read(SegmentStore store) throws IOException {
        try (InputStream in = Channels.newInputStream(store.open(NAME))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void letsOneOfTwoWritersWin() throws IOException {
        mock.client().createBucket(request -> request.bucket("plain"));
        S3Store store = store("plain");
        try (SegmentStore.Draft late = store.begin(NAME, LAST_DAY)) {
            late.out().write(1);
            assertThat(store.list()).isEmpty();
            write(store, "first");

            assertThatThrownBy(late::commit)
                    .isInstanceOf(SegmentExistsException.class)
                    .hasMessage(
                            "archive s3://plain/crm/: expected no segment one.jsonl.zst but there is one. A segment is"
                                    + " never written over. Nothing was changed.");
        }
        assertThat(store.list()).containsExactly(NAME);
        assertThat(read(store)).isEqualTo("first");

        store.delete(NAME);
        store.delete(NAME);

        assertThat(store.exists(NAME)).isFalse();
        assertThatThrownBy(() -> store.open(NAME))
                .isInstanceOf(StoreException.class)
                .hasMessage("archive s3://plain/crm/: expected a segment one.jsonl.zst but there is none");
    }

    @Test
    void asksToBeKeptUntilTheLastDayAndDeletesEveryVersion() throws IOException {
        S3Client client = mock.client();
        client.createBucket(request -> request.bucket("locked").objectLockEnabledForBucket(true));
        client.putBucketVersioning(request -> request.bucket("locked")
                .versioningConfiguration(versioning -> versioning.status(BucketVersioningStatus.ENABLED)));
        S3Store store = store("locked");

        write(store, "kept");

        assertThat(client.getObjectRetention(request -> request.bucket("locked").key("crm/" + NAME))
                        .retention()
                        .retainUntilDate())
                .isEqualTo(Instant.parse("2033-01-01T00:00:00Z"));
        // Whoever deletes by hand only hides it. The mock keeps nothing back; a store would, until the last day.
        client.deleteObject(request -> request.bucket("locked").key("crm/" + NAME));

        store.delete(NAME);

        assertThat(client.listObjectVersions(request -> request.bucket("locked")))
                .satisfies(left -> assertThat(left.versions()).isEmpty())
                .satisfies(left -> assertThat(left.deleteMarkers()).isEmpty());
    }

    @Test
    void saysThatTheKeyIsAnother() throws IOException {
        mock.client().createBucket(request -> request.bucket("sealed"));
        ArchiveFixture fixture = new ArchiveFixture(store("sealed"), true);
        Segment segment = fixture.write("crm.invoice-1", SegmentFormat.PARQUET, 3);
        assertThat(fixture.archive.verify(segment.name()).content()).isEqualTo(segment.content());
        fixture.keys.put(ArchiveFixture.KEY, ArchiveFixture.key(99));

        assertThatThrownBy(() -> fixture.archive.verify(segment.name()))
                .isInstanceOf(SegmentDamagedException.class)
                .hasMessageContaining(
                        "it cannot be opened with the key 2032Q4: that is another key than it was sealed with");
    }

    @Test
    void tellsOfAStoreThatDoesNotAnswer() throws IOException {
        S3Place there = in("plain");
        S3Place dead = new S3Place(
                there.bucket(),
                there.prefix(),
                there.region(),
                URI.create("http://127.0.0.1:1"),
                true,
                there.credentials());

        assertThatThrownBy(() -> new S3Store(dead, directory).expectWritable())
                .isInstanceOf(StoreUnreachableException.class)
                .hasMessageStartingWith("archive s3://plain/crm/: cannot open it: ");
    }

    @Test
    void saysThatTheWayThereIsFull() throws Exception {
        mock.client().createBucket(request -> request.bucket("full"));
        Path spool = Files.createDirectory(directory.resolve("spool"));
        SmallDisk.of(spool, "size=64k").during(() -> {
            try (SegmentStore.Draft draft = new S3Store(in("full"), spool).begin(NAME, LAST_DAY)) {
                assertThatThrownBy(() -> {
                            draft.out().write(new byte[1 << 20]);
                            draft.commit();
                        })
                        .isInstanceOf(StoreException.class)
                        .hasMessage(
                                "archive s3://full/crm/, by way of " + spool + ": cannot write " + NAME
                                        + ": No space left on device. Make room there; the next run goes on. No row was deleted for it.");
            }
            assertThat(spool).isEmptyDirectory();
        });
        assertThat(store("full").exists(NAME)).isFalse();
    }

    @Test
    void asksForTheWayThereBeforeAnythingIsDeleted() throws IOException {
        mock.client().createBucket(request -> request.bucket("way"));
        Path missing = directory.resolve("missing");
        Path file = Files.createFile(directory.resolve("file"));

        for (Path spool : List.of(missing, file)) {
            assertThatThrownBy(() -> new S3Store(in("way"), spool).expectWritable())
                    .isInstanceOf(StoreException.class)
                    .hasMessage("archive s3://way/crm/: expected " + spool
                            + ", by way of which segments go there, to be a directory that this user may write to but it is none."
                            + " Name another in spool:. Nothing was changed.");
        }
    }

    /** In a bucket that locks, each file is kept, and so is every checkpoint that another took the place of. */
    @Test
    void takesThePublishedLedgerToo() throws IOException {
        S3Client client = mock.client();
        client.createBucket(request -> request.bucket("ledger").objectLockEnabledForBucket(true));
        client.putBucketVersioning(request -> request.bucket("ledger")
                .versioningConfiguration(versioning -> versioning.status(BucketVersioningStatus.ENABLED)));
        client.createBucket(request -> request.bucket("open"));
        BucketPlace locked = place("ledger", Period.ofYears(10));
        BucketPlace open = place("open", null);

        for (BucketPlace place : List.of(locked, open)) {
            assertThat(place.read("checkpoint")).isEmpty();
            place.put("tile/0/000.p/1", new byte[] {1});
            place.put("tile/0/000.p/1", new byte[] {1});
            assertThatThrownBy(() -> place.put("tile/0/000.p/1", new byte[] {2}))
                    .hasMessage(place
                            + ": expected no file tile/0/000.p/1, or one with the bytes that the log has, but there"
                            + " is another. Nothing was written over; give the log a place of its own.");
            place.replace("checkpoint", new byte[] {1});
            place.replace("checkpoint", new byte[] {2});
            assertThat(place.read("checkpoint")).contains(new byte[] {2});
            place.clear("tile/0/000.p");
        }

        assertThat(open.read("tile/0/000.p/1")).isEmpty();
        assertThat(locked.read("tile/0/000.p/1")).isPresent();
        assertThat(client.listObjectVersions(request -> request.bucket("ledger").prefix("crm/checkpoint"))
                        .versions())
                .hasSize(2)
                .allMatch(version -> client.getObjectRetention(request ->
                                request.bucket("ledger").key("crm/checkpoint").versionId(version.versionId()))
                        .retention()
                        .retainUntilDate()
                        .equals(Instant.parse("2036-11-23T00:00:00Z")));
        assertThatThrownBy(() -> place("nowhere", null).read("checkpoint"))
                .isInstanceOf(PlaceFailedException.class)
                .hasMessage(
                        "s3://nowhere/crm/: cannot open it: it answers 404 NoSuchBucket. Name the bucket that there is in lethe.yaml,"
                                + " or make it.");
    }

    private BucketPlace place(String bucket, @Nullable Period keep) throws IOException {
        return new BucketPlace(
                new S3Objects(in(bucket), keep, InstantSource.fixed(Instant.parse("2026-11-22T09:30:00Z"))));
    }

    /** Beside objects whose keys begin alike. Whoever deleted one by hand, or wrote over it, has only hidden it. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void removesAnObjectWithEveryVersion(boolean versioned) throws Exception {
        S3Client client = mock.client();
        String bucket = versioned ? "versioned" : "unversioned";
        client.createBucket(request -> request.bucket(bucket));
        if (versioned) {
            client.putBucketVersioning(request -> request.bucket(bucket)
                    .versioningConfiguration(versioning -> versioning.status(BucketVersioningStatus.ENABLED)));
        }
        for (String key : List.of("crm/a.pdf", "crm/a.pdf", "crm/a.pdf.jpg", "a.pdf")) {
            client.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromString("bytes"));
        }
        if (versioned) {
            client.deleteObject(request -> request.bucket(bucket).key("crm/a.pdf"));
        }
        ObjectBucket store = new ObjectBucket(in(bucket));
        store.expectReachable();
        List<String> keys = new ArrayList<>();
        store.list(each -> keys.add(each.key()));
        assertThat(keys).containsExactlyInAnyOrder("a.pdf", "a.pdf.jpg");

        assertThat(store.has("a.pdf")).isTrue();
        store.remove("a.pdf");
        assertThat(store.has("a.pdf")).isFalse();
        store.remove("a.pdf");

        assertThat(client.listObjectVersions(request -> request.bucket(bucket)))
                .satisfies(left -> assertThat(left.versions())
                        .extracting(ObjectVersion::key)
                        .containsExactlyInAnyOrder("crm/a.pdf.jpg", "a.pdf"))
                .satisfies(left -> assertThat(left.deleteMarkers()).isEmpty());
    }

    @Test
    void tellsOfABucketOfObjectsThatIsNotThere() throws IOException {
        assertThatThrownBy(() -> new ObjectBucket(in("nowhere")).expectReachable())
                .isInstanceOf(StoreException.class)
                .hasMessage(
                        "object store s3://nowhere/crm/: cannot open it: it answers 404 NoSuchBucket. Name the bucket that there is"
                                + " in lethe.yaml, or make it. Objects whose rows are gone stay owed.");
    }

    @TestFactory
    Stream<DynamicTest> showsWhatIsWritten() throws IOException {
        TestSchema own = TestServer.emptySchema("scripts_own");
        TestSchema shop = TestServer.schema("scripts_shop");
        TestServer.schema("lethe_outpost");
        shop.sql()
                .execute(
                        "CREATE TABLE invoice (id BIGINT PRIMARY KEY, issued_on DATE NOT NULL, KEY by_day (issued_on))");
        shop.sql()
                .execute("INSERT INTO invoice VALUES (1, '2014-01-01'), (2, '2014-01-02'), (3, '2014-01-03'),"
                        + " (4, '2999-01-01')");
        mock.client().createBucket(request -> request.bucket("vault"));
        Path secret = Files.writeString(directory.resolve("password"), ScriptsIT.password(own));
        Map<String, String> words = Map.of(
                "OWN", ScriptsIT.withoutUser(own.url()),
                "SHOP", ScriptsIT.withoutUser(shop.url()),
                "USER", ScriptsIT.user(own),
                "ENDPOINT", mock.endpoint().toString(),
                "SECRET", secret.toString());
        return new ScriptPlayer(SystemSources.clock(), words).tests("scripts-in-a-bucket", directory);
    }
}
