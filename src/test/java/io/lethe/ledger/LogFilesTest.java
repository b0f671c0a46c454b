package io.lethe.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lethe.ledger.note.Checkpoint;
import io.lethe.ledger.note.CheckpointSigner;
import io.lethe.ledger.note.CheckpointVerifier;
import io.lethe.ledger.note.SignedNote;
import io.lethe.ledger.place.Place;
import io.lethe.ledger.place.PlaceFailedException;
import io.lethe.ledger.tree.Hash;
import io.lethe.ledger.tree.MerkleTree;
import io.lethe.ledger.tree.Tiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A log that grows and is published now and then, to a place that breaks off. */
class LogFilesTest {
    private static final String ORIGIN = "ledger.example.org/test";
    private static final CheckpointSigner SIGNER = Keys.signer(ORIGIN, 1);
    private static final List<Integer> SIZES = List.of(1, 5, 255, 256, 256, 257, 300, 600, 768, 1025);

    private final Log log = new Log(1025);
    private final InMemory place = new InMemory();

    @Test
    void endsWithWhatAPlaceHasThatGotItAllAtOnce() {
        SIZES.forEach(size -> bring(place, size));
        InMemory atOnce = new InMemory();
        bring(atOnce, 1025);

        assertThat(place.files.keySet()).containsAll(atOnce.files.keySet());
        atOnce.files.forEach((path, bytes) -> assertThat(place.files.get(path)).isEqualTo(bytes));
        assertThat(atOnce.files.keySet())
                .containsExactly(
                        "checkpoint",
                        "tile/0/000",
                        "tile/0/001",
                        "tile/0/002",
                        "tile/0/003",
                        "tile/0/004.p/1",
                        "tile/1/000.p/4",
                        "tile/entries/000",
                        "tile/entries/001",
                        "tile/entries/002",
                        "tile/entries/003",
                        "tile/entries/004.p/1");
    }

    @Test
    void takesAwayWhatIsLessThanAFullTileAndNothingElse() {
        bring(place, 5);
        bring(place, 255);
        assertThat(place.files).containsKeys("tile/0/000.p/5", "tile/0/000.p/255", "tile/entries/000.p/5");
        bring(place, 300);
        assertThat(place.files)
                .doesNotContainKeys("tile/0/000.p/5", "tile/0/000.p/255", "tile/entries/000.p/5")
                .containsKeys("tile/0/000", "tile/0/001.p/44", "tile/1/000.p/1");
        bring(place, 600);
        assertThat(place.files).containsKeys("tile/1/000.p/1", "tile/1/000.p/2");
    }

    @Test
    void writesOnlyWhatGrew() {
        bring(place, 600);
        int before = place.calls;
        bring(place, 601);
        // The checkpoint that lies there, one tile of hashes, one of leaves, the checkpoint.
        assertThat(place.calls - before).isEqualTo(4);
        bring(place, 601);
        assertThat(place.calls - before).isEqualTo(5);
    }

    /** Whoever reads at any moment finds all that the checkpoint covers, and a later round finishes. */
    @Test
    void coversWhatItsCheckpointSaysWhereverItBreaksOff() {
        boolean broken = true;
        int fatal = 1;
        for (; broken; fatal++) {
            InMemory doomed = new InMemory();
            bring(doomed, 255);
            doomed.diesAt = doomed.calls + fatal;
            broken = breaksOff(doomed);
            doomed.diesAt = Integer.MAX_VALUE;
            audit(doomed);
            bring(doomed, 1025);
            audit(doomed);
        }
        assertThat(fatal).isGreaterThan(10);
    }

    private boolean breaksOff(Place doomed) {
        try {
            bring(doomed, 600);
            return false;
        } catch (PlaceFailedException e) {
            return true;
        }
    }

    private void audit(InMemory published) {
        Checkpoint checkpoint =
                Checkpoint.parse(SignedNote.parse(published.file("checkpoint")).text());
        List<Hash> hashes = new ArrayList<>();
        for (long first = 0; first < checkpoint.size(); first += Tiles.WIDTH) {
            int width = (int) Math.min(Tiles.WIDTH, checkpoint.size() - first);
            String full = "tile/0/" + LogFiles.name(first / Tiles.WIDTH);
            byte[] tile =
                    published.files.containsKey(full) ? published.file(full) : published.file(full + ".p/" + width);
            IntStream.range(0, width).mapToObj(i -> Hash.at(tile, i)).forEach(hashes::add);
        }
        assertThat(MerkleTree.rootOf(hashes)).isEqualTo(checkpoint.root());
    }

    @Test
    void refusesPlaceWithMoreLeavesThanThereAre() {
        bring(place, 300);
        assertThatThrownBy(() -> bring(place, 299))
                .isInstanceOf(LedgerCorruptException.class)
                .hasMessage(
                        "ledger is corrupt: memory has a checkpoint over 300 leaves but only 299 are published here; the"
                                + " database was set back. Stop all runs and keep this database.");
        assertThat(place.checkpoint().size()).isEqualTo(300);
    }

    @Test
    void refusesPlaceWithAnotherHistory() {
        place.files.put(
                "checkpoint",
                SIGNER.sign(new Checkpoint(ORIGIN, 300, Entries.SOME_HASH)).bytes());
        assertThatThrownBy(() -> bring(place, 600))
                .isInstanceOf(LedgerCorruptException.class)
                .hasMessageStartingWith("ledger is corrupt: a checkpoint with root " + Entries.SOME_HASH.abbreviated()
                        + " over 300 leaves lies in memory but the stored tree gives ");
    }

    @Test
    void refusesPlaceOfSomebodyElse() {
        SignedNote other = Keys.signer("ledger.example.org/other", 2)
                .sign(new Checkpoint("ledger.example.org/other", 3, Entries.SOME_HASH));
        for (byte[] bytes : List.of(other.bytes(), new byte[] {'x'})) {
            place.files.put("checkpoint", bytes);
            assertThatThrownBy(() -> bring(place, 600))
                    .isInstanceOf(PlaceFailedException.class)
                    .hasMessage(
                            "memory: expected no file checkpoint, or one with the bytes that the log has, but there is"
                                    + " another. Nothing was written over; give the log a place of its own.");
            assertThat(place.file("checkpoint")).isEqualTo(bytes);
        }
    }

    private void bring(Place to, int size) {
        new LogFiles(log, to, new CheckpointVerifier(List.of(SIGNER.verifierKey()))).bring(log.checkpoint(size));
    }

    /** Leaves, and tiles computed from them. */
    private record Log(List<StoredLeaf> stored) implements LogFiles.Source {
        Log(int size) {
            this(IntStream.range(0, size)
                    .mapToObj(i -> StoredLeaf.of(i, Entries.started(Entries.run(i))))
                    .toList());
        }

        @Override
        public byte[] tile(Tiles.TileId tile) {
            int width = 1 << (Tiles.HEIGHT * tile.level());
            int first = (int) tile.index() * Tiles.WIDTH;
            int count = Math.min(Tiles.WIDTH, stored.size() / width - first);
            byte[] bytes = new byte[count * Hash.SIZE];
            for (int i = 0; i < count; i++) {
                root((first + i) * width, (first + i + 1) * width).copyTo(bytes, i * Hash.SIZE);
            }
            return bytes;
        }

        @Override
        public List<StoredLeaf> leaves(long from, long to) {
            return stored.subList((int) from, (int) to);
        }

        SignedNote checkpoint(int size) {
            return SIGNER.sign(new Checkpoint(ORIGIN, size, root(0, size)));
        }

        private Hash root(int from, int to) {
            return MerkleTree.rootOf(
                    stored.subList(from, to).stream().map(StoredLeaf::hash).toList());
        }
    }

    /** Files of a map; dies at a call, before it. */
    private static final class InMemory implements Place {
        private final SortedMap<String, byte[]> files = new TreeMap<>();
        private int calls;
        private int diesAt = Integer.MAX_VALUE;

        byte[] file(String path) {
            return read(path).orElseThrow();
        }

        Checkpoint checkpoint() {
            return Checkpoint.parse(SignedNote.parse(file("checkpoint")).text());
        }

        private void call() {
            if (++calls >= diesAt) {
                throw new PlaceFailedException(PlaceFailedException.Code.PLACE_UNREACHABLE, "gone", null);
            }
        }

        @Override
        public Optional<byte[]> read(String path) {
            call();
            return Optional.ofNullable(files.get(path));
        }

        @Override
        public void put(String path, byte[] bytes) {
            call();
            byte[] there = files.putIfAbsent(path, bytes);
            if (there != null && !Arrays.equals(there, bytes)) {
                throw PlaceFailedException.other(this, path);
            }
        }

        @Override
        public void replace(String path, byte[] bytes) {
            call();
            files.put(path, bytes);
        }

        @Override
        public void clear(String folder) {
            call();
            files.keySet().removeIf(path -> path.startsWith(folder + "/"));
        }

        @Override
        public String toString() {
            return "memory";
        }
    }
}
