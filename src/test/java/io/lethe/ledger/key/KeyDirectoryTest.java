package io.lethe.ledger.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lethe.ledger.Entries;
import io.lethe.ledger.Keys;
import io.lethe.ledger.note.Checkpoint;
import io.lethe.ledger.note.SignedNote;
import io.lethe.ledger.row.EpochKey;
import io.lethe.ledger.row.KeyEpoch;
import io.lethe.ledger.tree.Hash;
import io.lethe.policy.Masking;
import io.lethe.policy.name.Category;
import io.lethe.policy.name.Realm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyDirectoryTest {

    private static final KeyEpoch EPOCH = new KeyEpoch("2026Q4");

    @TempDir
    private Path temp = Path.of("");

    private Path directory;

    @BeforeEach
    void place() {
        directory = temp.resolve("keys");
    }

    @Test
    void opensWhatItCreated() {
        KeyDirectory created = create();
        KeyDirectory opened = KeyDirectory.open(directory, Keys.random(2));
        assertThat(opened.verifierKey()).isEqualTo(created.verifierKey());
        assertThat(opened.origin()).isEqualTo("ledger.example.org/test");
        assertThat(opened.receiptSigner().verifier())
                .isEqualTo(created.receiptSigner().verifier());
        assertThat(directory.resolve("vkey")).hasContent(created.verifierKey().text());
    }

    @Test
    void keepsKeysForTheirOwnerAlone() throws IOException {
        create().epochKeyOrNew(EPOCH);
        for (String file : new String[] {"log.key", "worker.key", "epoch-2026Q4.key"}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(file))))
                    .isEqualTo("rw-------");
        }
        try (var files = Files.list(directory)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("log.key", "worker.key", "epoch-2026Q4.key", "vkey", "published");
        }
    }

    @Test
    void keepsOneKeyForEachRealm() throws IOException {
        KeyDirectory keys = create();
        Realm[] realms = {
            new Realm.Own(new Category("people")), new Realm.Shared("people"), new Realm.Shared("mailing-list")
        };
        Set<String> pseudonyms = new HashSet<>();
        for (Realm realm : realms) {
            String pseudonym = pseudonym(keys, realm);
            assertThat(pseudonym(KeyDirectory.open(directory, Keys.random(3)), realm))
                    .isEqualTo(pseudonym);
            assertThat(pseudonyms.add(pseudonym)).as(realm.toString()).isTrue();
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(directory.resolve("pseudonym-" + realm.key() + ".key"))))
                    .isEqualTo("rw-------");
        }
    }

    /** Seen through another name of the same file. */
    @Test
    void overwritesKeyBeforeItIsRemoved() throws IOException {
        KeyDirectory keys = create();
        KeyEpoch epoch = new KeyEpoch("2026Q4");
        keys.epochKeyOrNew(epoch);
        DestroyableKey key = DestroyableKey.of("epoch-2026Q4");
        Path other = Files.createLink(directory.resolve("other"), directory.resolve("epoch-2026Q4.key"));
        byte[] before = Files.readAllBytes(other);

        keys.overwrite(key);
        assertThat(Files.readAllBytes(other)).hasSameSizeAs(before).isNotEqualTo(before);
        assertThatThrownBy(() -> keys.epochKey(epoch)).isInstanceOf(KeyDirectoryException.class);

        keys.remove(key);
        assertThat(keys.has(key)).isFalse();
        assertThat(keys.hasEpochKey(epoch)).isFalse();
    }

    @Test
    void namesNoSigningKeyForDestruction() {
        assertThatThrownBy(() -> DestroyableKey.of("log"))
                .hasMessage("expected the name of an epoch's, an archive's or a pseudonyms' key, such as epoch-2026Q4,"
                        + " archive-2032Q4 or pseudonym-realm-people, but was \"log\"");
    }

    private static String pseudonym(KeyDirectory keys, Realm realm) {
        return keys.realmKeyOrNew(realm).texts(new Masking.Pseudonym("")).of("Ann".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void refusesKeyThatOthersCanRead() throws IOException {
        create();
        Path key = directory.resolve("log.key");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> KeyDirectory.open(directory, Keys.random(2)))
                .isInstanceOf(KeyDirectoryException.class)
                .hasMessage(key + ": expected a file that only its owner can read (chmod 600) but its permissions are"
                        + " rw-r-----");
    }

    @Test
    void createsKeysOfOneLogOnce() {
        create();
        assertThatThrownBy(this::create)
                .hasMessage(directory + ": expected no keys but there are some; a log's keys are created once");
    }

    @Test
    void refusesKeyThatIsNotTheOneOfTheVkey() throws IOException {
        create();
        Files.move(directory.resolve("log.key"), directory.resolve("old.key"));
        Files.copy(directory.resolve("worker.key"), directory.resolve("log.key"));
        assertThatThrownBy(() -> KeyDirectory.open(directory, Keys.random(2)))
                .hasMessageContaining("expected log.key to be the private half of ledger.example.org/test+");
    }

    @Test
    void neverReplacesMissingKeys() throws IOException {
        create();
        Files.delete(directory.resolve("log.key"));
        assertThatThrownBy(() -> KeyDirectory.open(directory, Keys.random(2)))
                .hasMessage(directory.resolve("log.key") + ": expected a key but there is no such file");
        assertThatThrownBy(this::create).isInstanceOf(KeyDirectoryException.class);
    }

    @Test
    void createsTheKeyOfAnEpochOnce() {
        KeyDirectory keys = create();
        assertThatThrownBy(() -> keys.epochKey(EPOCH))
                .hasMessage(directory.resolve("epoch-2026Q4.key") + ": expected a key but there is no such file");
        Hash first = keys.epochKeyOrNew(EPOCH).keyCommitment();
        assertThat(keys.epochKeyOrNew(EPOCH).keyCommitment()).isEqualTo(first);
        assertThat(keys.epochKey(EPOCH).keyCommitment()).isEqualTo(first);
        assertThat(keys.epochKeyOrNew(new KeyEpoch("2027Q1")).keyCommitment()).isNotEqualTo(first);
    }

    @Test
    void refusesDamagedEpochKey() throws IOException {
        KeyDirectory keys = create();
        keys.epochKeyOrNew(EPOCH);
        Files.writeString(directory.resolve("epoch-2026Q4.key"), "abc\n");
        assertThatThrownBy(() -> keys.epochKey(EPOCH))
                .hasMessage(directory.resolve("epoch-2026Q4.key") + ": expected 64 lower-case hexadecimal digits");
    }

    @Test
    void publishesEachSizeOnce() {
        KeyDirectory keys = create();
        PublishedCheckpoints published = keys.published();
        SignedNote note =
                keys.logKeys().signer(keys.verifierKey()).sign(new Checkpoint(keys.origin(), 123, Entries.SOME_HASH));
        SignedNote fork =
                keys.logKeys().signer(keys.verifierKey()).sign(new Checkpoint(keys.origin(), 123, Hash.EMPTY_ROOT));
        assertThat(published.publish(note)).isTrue();
        assertThat(published.publish(note)).isTrue();
        assertThat(published.publish(fork)).isFalse();
        assertThat(published.latest()).contains(note);
        assertThat(published.files()).containsExactly(directory.resolve("published/00000000000000000123.checkpoint"));
    }

    @Test
    void namesEpochsByQuarter() {
        assertThat(KeyEpoch.of(Instant.parse("2026-11-22T00:00:00Z"))).isEqualTo(EPOCH);
        assertThat(KeyEpoch.of(Instant.parse("2026-12-31T23:59:59.999Z"))).isEqualTo(EPOCH);
        assertThat(KeyEpoch.of(Instant.parse("2027-01-01T00:00:00Z"))).isEqualTo(new KeyEpoch("2027Q1"));
    }

    @Test
    void neverShowsKeys() throws IOException {
        KeyDirectory keys = create();
        EpochKey epochKey = keys.epochKeyOrNew(EPOCH);
        String secret = Files.readString(directory.resolve("epoch-2026Q4.key")).strip();
        assertThat(keys.toString()
                        + epochKey
                        + keys.receiptSigner()
                        + keys.logKeys().signer(keys.verifierKey()))
                .doesNotContain(secret)
                .doesNotContain("PRIVATE");
    }

    private KeyDirectory create() {
        return KeyDirectory.create(directory, "ledger.example.org/test", Keys.random(1));
    }

    @Test
    void makesOneArchiveKeyForAQuarter() throws IOException {
        KeyDirectory keys = create();
        assertThat(keys.archiveKey(EPOCH)).isEmpty();

        byte[] made = keys.archiveKeyOrNew(EPOCH);

        Path file = directory.resolve("archive-2026Q4.key");
        assertThat(made).hasSize(32);
        assertThat(keys.archiveKeyOrNew(EPOCH)).isEqualTo(made);
        assertThat(KeyDirectory.open(directory, Keys.random(2)).archiveKey(EPOCH))
                .hasValue(made);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        Files.delete(file);
        assertThat(keys.archiveKey(EPOCH)).isEmpty();
    }

    @Test
    void saysThatItMayNotWriteKeys() throws IOException {
        KeyDirectory keys = create();
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }

        assertThatThrownBy(() -> keys.archiveKeyOrNew(EPOCH))
                .isInstanceOf(KeyDirectoryException.class)
                .hasMessage(directory.resolve("archive-2026Q4.key") + ": expected to create a key but cannot: "
                        + "there is no such directory. Let the engine's user write there. Nothing was changed.");
    }
}
