package io.lethe.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lethe.ledger.entry.Entry;
import io.lethe.ledger.key.KeyDirectory;
import io.lethe.ledger.note.Checkpoint;
import io.lethe.ledger.note.SignedNote;
import io.lethe.ledger.tree.Hash;
import io.lethe.ledger.tree.Naive;
import io.lethe.testing.TestSchema;
import io.lethe.testing.TestServer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TileExportIT {

    private static final TestSchema SCHEMA = TestServer.freshSchema("export");
    private static final int SIZE = 600;

    @TempDir
    private Path temp = Path.of("");

    @Test
    void writesFilesThatGiveTheCheckpointWithoutUs() throws IOException {
        KeyDirectory keys = KeyDirectory.create(temp.resolve("keys"), "ledger.example.org/test", Keys.random(1));
        Ledger ledger = new Ledger(
                new OwnDatabase(SCHEMA.dataSource(), SCHEMA.dialect()), keys, InstantSource.fixed(Entries.NOW));
        Path out = temp.resolve("export");
        ledger.open();
        assertThatThrownBy(() -> ledger.export(out)).hasMessage("no checkpoint was published yet");
        ledger.append(IntStream.range(1, SIZE)
                .mapToObj(i -> Entries.started(Entries.run(i)))
                .toArray(Entry[]::new));
        ledger.checkpoint();
        // Leaves after the checkpoint are not part of what is exported.
        ledger.append(Entries.started(Entries.run(SIZE)));
        ledger.export(out);

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
        assertThat(TileExport.name(0)).isEqualTo("000");
        assertThat(TileExport.name(999)).isEqualTo("999");
        assertThat(TileExport.name(1000)).isEqualTo("x001/000");
        assertThat(TileExport.name(1_234_067)).isEqualTo("x001/x234/067");
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
