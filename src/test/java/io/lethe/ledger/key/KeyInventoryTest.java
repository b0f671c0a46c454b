package io.lethe.ledger.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.lethe.ledger.Keys;
import io.lethe.ledger.row.KeyEpoch;
import io.lethe.policy.name.Category;
import io.lethe.policy.name.Realm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyInventoryTest {
    @TempDir
    private Path parent;

    private Path directory;
    private KeyDirectory keys;

    @BeforeEach
    void makeKeys() {
        directory = parent.resolve("keys");
        keys = KeyDirectory.create(directory, "ledger.example.org/test", Keys.random(1));
        keys.epochKeyOrNew(new KeyEpoch("2026Q4"));
        keys.archiveKeyOrNew(new KeyEpoch("2032Q4"));
        keys.realmKeyOrNew(new Realm.Shared("people"));
        keys.realmKeyOrNew(new Realm.Own(new Category("web-log")));
    }

    private List<KeptKey> listed() {
        return new KeyInventory(directory).keys();
    }

    @Test
    void tellsWhatEachKeyIsForAndByWhatItIsKnown() throws Exception {
        assertThat(listed())
                .extracting(KeptKey::file, KeptKey::use, KeptKey::mark, KeptKey::complaint)
                .containsExactly(
                        tuple(
                                "archive-2032Q4.key",
                                "opens archive segments that expire in 2032Q4",
                                check("archive-2032Q4"),
                                ""),
                        tuple(
                                "epoch-2026Q4.key",
                                "commits to rows of 2026Q4, and seals their keys",
                                keys.epochKey(new KeyEpoch("2026Q4"))
                                        .keyCommitment()
                                        .hex(),
                                ""),
                        tuple("log.key", "signs checkpoints", keys.verifierKey().text(), ""),
                        tuple(
                                "pseudonym-category-web-log.key",
                                "makes pseudonyms of category web-log",
                                check("pseudonym-category-web-log"),
                                ""),
                        tuple(
                                "pseudonym-realm-people.key",
                                "makes pseudonyms of realm people",
                                keys.realmKeyOrNew(new Realm.Shared("people"))
                                        .check()
                                        .hex(),
                                ""),
                        tuple(
                                "worker.key",
                                "signs receipts",
                                keys.receiptSigner().verifier().key().text(),
                                ""));
    }

    /** Computed here, with nothing of the engine's. */
    private String check(String stem) throws Exception {
        byte[] secret = HexFormat.of()
                .parseHex(Files.readString(directory.resolve(stem + ".key")).strip());
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret, "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal("lethe/key-check/v1".getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void showsNoSecret() throws IOException {
        String all = listed().toString();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.key")) {
            for (Path file : files) {
                String secret = Files.readAllLines(file).stream()
                        .filter(line -> !line.startsWith("-----"))
                        .findFirst()
                        .orElseThrow();
                assertThat(all).doesNotContain(secret).doesNotContain(secret.substring(0, 20));
            }
        }
    }

    @Test
    void namesWhatOthersCanReadAndWhatIsNoKey() throws IOException {
        Files.setPosixFilePermissions(
                directory.resolve("epoch-2026Q4.key"), PosixFilePermissions.fromString("rw-r--r--"));
        Files.setPosixFilePermissions(directory.resolve("log.key"), PosixFilePermissions.fromString("r--------"));
        Path damaged = directory.resolve("archive-2032Q4.key");
        Files.write(damaged, new byte[] {-1, -2, 0, 7});

        assertThat(listed())
                .filteredOn(key -> !key.complaint().isEmpty())
                .extracting(KeptKey::file, KeptKey::complaint)
                .containsExactly(
                        tuple("archive-2032Q4.key", "expected a key of this kind but its content is none"),
                        tuple("epoch-2026Q4.key", "expected permissions rw------- (chmod 600) but was rw-r--r--"),
                        tuple("log.key", "expected permissions rw------- (chmod 600) but was r--------"));
    }

    @Test
    void saysWhereThereIsNoKeyDirectory() {
        Path nowhere = parent.resolve("nowhere");
        assertThatThrownBy(() -> new KeyInventory(nowhere).keys())
                .isInstanceOf(KeyDirectoryException.class)
                .hasMessage(nowhere + ": expected the key directory but there is none. lethe migrate makes it.");
    }
}
