package io.lethe.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lethe.ledger.entry.Entry;
import io.lethe.ledger.key.KeyDirectory;
import io.lethe.ledger.note.Checkpoint;
import io.lethe.ledger.note.SignedNote;
import io.lethe.ledger.place.DirectoryPlace;
import io.lethe.ledger.place.Place;
import io.lethe.ledger.tree.Hash;
import io.lethe.ledger.tree.Naive;
import io.lethe.testing.TestSchema;
import io.lethe.testing.TestServer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishingIT {

    private static final TestSchema SCHEMA = TestServer.freshSchema("publishing");
    private static final int SIZE = 600;

    @TempDir
    private Path temp;

    private final OwnDatabase own = new OwnDatabase(SCHEMA.dataSource(), SCHEMA.dialect());
    private Instant now = Entries.NOW;
    private final InstantSource clock = () -> now;
    private KeyDirectory keys;
    private Ledger ledger;
    private Path out;

    @BeforeEach
    void begin() {
        EmptyLedger.in(SCHEMA);
        keys = KeyDirectory.create(temp.resolve("keys"), "ledger.example.org/test", Keys.random(1));
        ledger = new Ledger(own, keys, clock);
        ledger.open();
        out = temp.resolve("out");
    }

    private Publishing publishing() {
        return new Publishing(ledger, own, keys, new TreeMap<>(Map.of("web", new DirectoryPlace(out))), clock);
    }

    private void grow(int leaves) {
        ledger.append(IntStream.range(0, leaves)
                .mapToObj(i -> Entries.started(Entries.run(i)))
                .toArray(Entry[]::new));
    }

    @Test
    void tellsOfAPlaceThatIsAwayAndGoesOnOnceItIsBack() throws Exception {
        Instant before = now;
        assertThat(publishing().publish()).containsExactly(new PlaceState("web", 0, null, 1, before, away(before)));
        now = now.plus(Duration.ofMinutes(16));
        grow(3);
        PlaceState lagging = publishing().publish().getFirst();
        assertThat(lagging)
                .hasToString(
                        "nothing is there; 4 leaves are not, since 2026-11-22T09:40:00.123Z. PLACE_UNREACHABLE since"
                                + " 2026-11-22T09:40:00.123Z: " + out
                                + ": expected a directory but there is none (is it mounted?)");
        assertThat(lagging.isLagging(now)).isTrue();

        Files.createDirectory(out);
        assertThat(publishing().publish()).containsExactly(new PlaceState("web", 4, now, 4, null, null));
        assertThat(publishing().states().getFirst().isLagging(now)).isFalse();
        assertThat(out.resolve("checkpoint"))
                .hasBinaryContent(ledger.latest().orElseThrow().bytes());
    }

    private Trouble away(Instant since) {
        return new Trouble(
                "PLACE_UNREACHABLE", out + ": expected a directory but there is none (is it mounted?)", since);
    }

    @Test
    void leavesAPlaceToAnotherEngineWhoseTurnItIs() throws Exception {
        Files.createDirectory(out);
        publishing().publish();
        grow(1);
        Hash turn = Hash.of((keys.origin() + "\nweb").getBytes(StandardCharsets.UTF_8));
        try (Connection other = own.open()) {
            assertThat(new PlaceRows(own.on(other))
                            .takeTurn("lethe:place:" + turn.hex().substring(0, 32)))
                    .isTrue();
            assertThat(publishing().publish().getFirst().isBehind()).isTrue();
            new PlaceRows(own.on(other)).giveBack("lethe:place:" + turn.hex().substring(0, 32));
        }
        assertThat(publishing().publish().getFirst().isBehind()).isFalse();
    }

    @Test
    void refusesAPlaceThatKnowsMoreThanWeDo() throws Exception {
        Files.createDirectory(out);
        SignedNote later =
                keys.logKeys().signer(keys.verifierKey()).sign(new Checkpoint(keys.origin(), 9, Entries.SOME_HASH));
        Files.write(out.resolve("checkpoint"), later.bytes());
        assertThatThrownBy(() -> publishing().publish())
                .isInstanceOf(LedgerCorruptException.class)
                .hasMessageContaining("has a checkpoint over 9 leaves but only 1 are published here");
    }

    @Test
    void writesFilesThatGiveTheCheckpointWithoutUs() throws IOException {
        Place place = new DirectoryPlace(Files.createDirectory(out));
        assertThatThrownBy(() -> ledger.export(place)).hasMessage("no checkpoint was published yet");
        grow(SIZE - 1);
        ledger.checkpoint();
        // Leaves after the checkpoint are not part of what is exported.
        grow(1);
        ledger.export(place);

        Checkpoint checkpoint =
                keys.checkpointVerifier().verify(SignedNote.parse(Files.readAllBytes(out.resolve("checkpoint"))));
        List<Hash> leaves = new ArrayList<>();
        for (String bundle : List.of("000", "001", "002.p/88")) {
            leaves.addAll(leafHashes(out.resolve("tile/entries").resolve(bundle)));
        }
        assertThat(checkpoint).isEqualTo(new Checkpoint(keys.origin(), SIZE, new Naive(leaves).root(0, SIZE)));
        assertThat(hashes(out, "tile/0/000")).isEqualTo(leaves.subList(0, 256));
        assertThat(hashes(out, "tile/0/002.p/88")).isEqualTo(leaves.subList(512, SIZE));
        Naive naive = new Naive(leaves);
        assertThat(hashes(out, "tile/1/000.p/2")).containsExactly(naive.root(0, 256), naive.root(256, 512));
    }

    @Test
    void namesTilesAsTheFormatDoes() {
        assertThat(LogFiles.name(0)).isEqualTo("000");
        assertThat(LogFiles.name(999)).isEqualTo("999");
        assertThat(LogFiles.name(1000)).isEqualTo("x001/000");
        assertThat(LogFiles.name(1_234_067)).isEqualTo("x001/x234/067");
    }

    private static List<Hash> leafHashes(Path bundle) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(Files.readAllBytes(bundle));
        List<Hash> hashes = new ArrayList<>();
        while (buffer.hasRemaining()) {
            byte[] leaf = new byte[Short.toUnsignedInt(buffer.getShort())];
            buffer.get(leaf);
            hashes.add(Hash.leaf(leaf));
        }
        return hashes;
    }

    private static List<Hash> hashes(Path out, String tile) throws IOException {
        byte[] bytes = Files.readAllBytes(out.resolve(tile));
        return IntStream.range(0, bytes.length / Hash.SIZE)
                .mapToObj(i -> Hash.at(bytes, i))
                .toList();
    }
}
