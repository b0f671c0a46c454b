package io.lethe.ledger;

import io.lethe.ledger.note.Checkpoint;
import io.lethe.ledger.note.CheckpointVerifier;
import io.lethe.ledger.note.SignedNote;
import io.lethe.ledger.note.UntrustedNoteException;
import io.lethe.ledger.place.Place;
import io.lethe.ledger.place.PlaceFailedException;
import io.lethe.ledger.tree.Hash;
import io.lethe.ledger.tree.MerkleTree;
import io.lethe.ledger.tree.SubtreeHashes;
import io.lethe.ledger.tree.Tiles;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Brings a place up to a checkpoint, in plain files that any tool for C2SP tlog-tiles can audit:
 *
 * <pre>
 * checkpoint
 * tile/0/000  tile/0/001.p/17  tile/1/000.p/1         hashes of perfect subtrees, 256 a file
 * tile/entries/000  tile/entries/001.p/17             leaves, each after its length in two bytes
 * </pre>
 *
 * <ol>
 *   <li>Read the checkpoint that lies there. This one must extend it, by the tree that we have.
 *   <li>Put the tiles that grew since. None of them is ever written over: one that is not full has its width in its name.
 *   <li>Put the checkpoint: whoever finds it finds all that it covers. If we die before this, what was put is found again, and not put again.
 *   <li>Take away what is less than a tile that is full now. Who still reads by an older checkpoint takes the full one. If we die before this, a few
 *       files stay that nobody reads.
 * </ol>
 */
final class LogFiles {
    private static final String CHECKPOINT = "checkpoint";
    private static final String ENTRIES = "tile/entries";

    private final Source source;
    private final Place place;
    private final CheckpointVerifier verifier;

    /** Where the log's bytes come from. */
    interface Source {
        byte[] tile(Tiles.TileId tile);

        List<StoredLeaf> leaves(long from, long to);
    }

    LogFiles(Source source, Place place, CheckpointVerifier verifier) {
        this.source = source;
        this.place = place;
        this.verifier = verifier;
    }

    /** Does nothing where that checkpoint lies there already. */
    Checkpoint bring(SignedNote note) {
        Checkpoint next = Checkpoint.parse(note.text());
        long previous = extended(next);
        if (previous == next.size()) {
            return next;
        }
        for (int level = 0; Tiles.hashes(level, next.size()) > 0; level++) {
            putHashes(
                    new Growth("tile/" + level, Tiles.hashes(level, previous), Tiles.hashes(level, next.size())),
                    level);
        }
        Growth entries = new Growth(ENTRIES, previous, next.size());
        putEntries(entries);
        place.replace(CHECKPOINT, note.bytes());
        for (int level = 0; Tiles.hashes(level, next.size()) > 0; level++) {
            clear(new Growth("tile/" + level, Tiles.hashes(level, previous), Tiles.hashes(level, next.size())));
        }
        clear(entries);
        return next;
    }

    /** How many leaves the checkpoint that lies there covers; 0 where there is none. */
    private long extended(Checkpoint next) {
        byte[] bytes = place.read(CHECKPOINT).orElse(null);
        if (bytes == null) {
            return 0;
        }
        Checkpoint there = ours(bytes, next.origin());
        if (there.size() > next.size()) {
            throw new LedgerCorruptException(place + " has a checkpoint over " + there.size() + " leaves but only "
                    + next.size() + " are published here; the database was set back");
        }
        List<Hash> frontier = new SubtreeHashes(new TileNodes(source::tile)).frontier(there.size());
        Hash root = new MerkleTree(there.size(), frontier, (height, index, hash) -> {}).root();
        if (!root.equals(there.root())) {
            throw new LedgerCorruptException(
                    "a checkpoint with root " + there.root().abbreviated() + " over " + there.size()
                            + " leaves lies in " + place + " but the stored tree gives " + root.abbreviated());
        }
        return there.size();
    }

    private Checkpoint ours(byte[] bytes, String origin) {
        try {
            Checkpoint there = verifier.verify(SignedNote.parse(bytes));
            if (there.origin().equals(origin)) {
                return there;
            }
        } catch (UntrustedNoteException | IllegalArgumentException e) {
            // Another log's, or nobody's: told below.
        }
        throw PlaceFailedException.other(place, CHECKPOINT);
    }

    /** What a row of tiles has, and had at the checkpoint that lies there. */
    private record Growth(String kind, long before, long count) {
        /** The first tile that grew. */
        long first() {
            return before / Tiles.WIDTH;
        }

        boolean has(long tile) {
            return before < count && tile * Tiles.WIDTH < count;
        }

        int width(long tile) {
            return (int) Math.min(Tiles.WIDTH, count - tile * Tiles.WIDTH);
        }

        String path(long tile) {
            return kind + "/" + name(tile) + (width(tile) == Tiles.WIDTH ? "" : ".p/" + width(tile));
        }

        boolean completed() {
            return before % Tiles.WIDTH != 0 && has(first()) && width(first()) == Tiles.WIDTH;
        }
    }

    private void putHashes(Growth growth, int level) {
        for (long tile = growth.first(); growth.has(tile); tile++) {
            int width = growth.width(tile);
            byte[] hashes = source.tile(new Tiles.TileId(level, tile));
            if (hashes.length < width * Hash.SIZE) {
                throw new LedgerCorruptException(
                        "tile " + level + "/" + tile + " has only " + hashes.length / Hash.SIZE + " hashes");
            }
            place.put(growth.path(tile), Arrays.copyOf(hashes, width * Hash.SIZE));
        }
    }

    private void putEntries(Growth growth) {
        for (long tile = growth.first(); growth.has(tile); tile++) {
            long from = tile * Tiles.WIDTH;
            int width = growth.width(tile);
            place.put(growth.path(tile), bundle(source.leaves(from, from + width), from, width));
        }
    }

    private void clear(Growth growth) {
        if (growth.completed()) {
            place.clear(growth.path(growth.first()) + ".p");
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
}
