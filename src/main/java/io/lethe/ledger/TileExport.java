package io.lethe.ledger;

import io.lethe.ledger.note.Checkpoint;
import io.lethe.ledger.note.SignedNote;
import io.lethe.ledger.tree.Hash;
import io.lethe.ledger.tree.Tiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Writes the log as plain files that any tool for C2SP tlog-tiles can audit:
 *
 * <pre>
 * checkpoint
 * tile/0/000  tile/0/001.p/17  tile/1/000.p/1         hashes of perfect subtrees, 256 a file
 * tile/entries/000  tile/entries/001.p/17             leaves, each after its length in two bytes
 * </pre>
 *
 * <p>The checkpoint comes last: whoever finds it finds all it covers.
 */
final class TileExport {

    private final LedgerStore store;
    private final Path directory;

    TileExport(LedgerStore store, Path directory) {
        this.store = store;
        this.directory = directory;
    }

    Checkpoint export() {
        SignedNote note = store.checkpoints()
                .latest()
                .orElseThrow(() -> new IllegalArgumentException("no checkpoint was published yet"));
        Checkpoint checkpoint = Checkpoint.parse(note.text());
        for (int level = 0; Tiles.hashes(level, checkpoint.size()) > 0; level++) {
            exportHashes(level, Tiles.hashes(level, checkpoint.size()));
        }
        exportEntries(checkpoint.size());
        write(directory.resolve("checkpoint"), note.bytes());
        return checkpoint;
    }

    private void exportHashes(int level, long count) {
        for (long tile = 0; tile * Tiles.WIDTH < count; tile++) {
            int width = width(tile, count);
            byte[] hashes = store.tile(new Tiles.TileId(level, tile));
            if (hashes.length < width * Hash.SIZE) {
                throw new LedgerCorruptException(
                        "tile " + level + "/" + tile + " has only " + hashes.length / Hash.SIZE + " hashes");
            }
            write(path("tile/" + level, tile, width), Arrays.copyOf(hashes, width * Hash.SIZE));
        }
    }

    private void exportEntries(long count) {
        for (long tile = 0; tile * Tiles.WIDTH < count; tile++) {
            int width = width(tile, count);
            List<StoredLeaf> leaves = store.leaves(tile * Tiles.WIDTH, tile * Tiles.WIDTH + width);
            write(path("tile/entries", tile, width), bundle(leaves, tile * Tiles.WIDTH, width));
        }
    }

    private static byte[] bundle(List<StoredLeaf> leaves, long first, int width) {
        ByteArrayOutputStream bundle = new ByteArrayOutputStream();
        for (int i = 0; i < width; i++) {
            if (i == leaves.size() || leaves.get(i).index() != first + i) {
                throw new LedgerCorruptException(first + i, "it is missing");
            }
            byte[] bytes = leaves.get(i).leaf().bytes();
            bundle.write(bytes.length >> Byte.SIZE);
            bundle.write(bytes.length);
            bundle.writeBytes(bytes);
        }
        return bundle.toByteArray();
    }

    private static int width(long tile, long count) {
        return (int) Math.min(Tiles.WIDTH, count - tile * Tiles.WIDTH);
    }

    private Path path(String kind, long tile, int width) {
        String partial = width == Tiles.WIDTH ? "" : ".p/" + width;
        return directory.resolve(kind + "/" + name(tile) + partial);
    }

    /** Three digits to a folder, all but the last marked: 1234067 is {@code x001/x234/067}. */
    static String name(long tile) {
        String name = threeDigits(tile);
        for (long rest = tile / 1000; rest > 0; rest /= 1000) {
            name = "x" + threeDigits(rest) + "/" + name;
        }
        return name;
    }

    private static String threeDigits(long number) {
        return String.format(Locale.ROOT, "%03d", number % 1000);
    }

    private static void write(Path file, byte[] bytes) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
