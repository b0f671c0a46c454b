package io.lethe.ledger;

import io.lethe.ledger.tree.Hash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Which chunks may have committed to a row: the first 39 bits of every commitment of a table beside the number of its chunk, sorted. It may name
 * a chunk that did not, about once in 10^11 questions for a row that is there; it never fails to name one that did.
 *
 * <ol>
 *   <li>Count the commitments by their first byte. They are hashes, so 256 heaps are of like size.
 *   <li>Read them again and put each on its heap.
 *   <li>Sort each heap.
 * </ol>
 *
 * <p>Eight bytes a row: up to {@link #IN_MEMORY} rows in memory, more in a file that is mapped, so that no ledger is too large for the heap. What is
 * in the file says nothing to whoever lacks the epoch keys. Safe for several threads once made.
 */
final class CommittedSet implements AutoCloseable {
    /** 32 MB: an eighth of the heap that a run is measured with. */
    static final int IN_MEMORY = 4_000_000;

    private static final int HEAPS = 256;
    private static final int CHUNK_BITS = 24;
    private static final int MOST_CHUNKS = 1 << CHUNK_BITS;

    private final LongBuffer[] heaps = new LongBuffer[HEAPS];
    private final @Nullable Path file;

    /** Gives the commitments of every chunk, with the chunk's number. Asked twice, and must say the same. */
    interface Source {
        void each(Reader reader);
    }

    /** Takes the commitments of one chunk, end to end. */
    interface Reader {
        void accept(int chunk, byte[] commitments);
    }

    private CommittedSet(@Nullable Path file) {
        this.file = file;
    }

    static CommittedSet of(Source source, int inMemory) {
        int[] sizes = new int[HEAPS];
        source.each((chunk, commitments) -> {
            for (int at = 0; at < commitments.length; at += Hash.SIZE) {
                sizes[commitments[at] & 0xFF]++;
            }
        });
        long rows = Arrays.stream(sizes).asLongStream().sum();
        CommittedSet set = rows <= inMemory ? new CommittedSet(null) : onDisk();
        try {
            set.fill(source, sizes);
            return set;
        } catch (RuntimeException | Error e) {
            set.close();
            throw e;
        }
    }

    private static CommittedSet onDisk() {
        try {
            return new CommittedSet(Files.createTempFile("lethe-committed", ".rows"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void fill(Source source, int[] sizes) {
        allocate(sizes);
        source.each((chunk, commitments) -> {
            if (chunk >= MOST_CHUNKS) {
                throw new IllegalStateException("expected at most " + MOST_CHUNKS + " chunks of one table");
            }
            for (int at = 0; at < commitments.length; at += Hash.SIZE) {
                heaps[commitments[at] & 0xFF].put(prefix(commitments, at) | chunk);
            }
        });
        for (LongBuffer heap : heaps) {
            sort(heap);
        }
    }

    private void allocate(int[] sizes) {
        if (file == null) {
            Arrays.setAll(heaps, heap -> LongBuffer.allocate(sizes[heap]));
            return;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long begin = 0;
            for (int heap = 0; heap < HEAPS; heap++) {
                long length = (long) sizes[heap] * Long.BYTES;
                // The mapping outlives the channel.
                heaps[heap] = channel.map(MapMode.READ_WRITE, begin, length).asLongBuffer();
                begin += length;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void sort(LongBuffer heap) {
        long[] entries = new long[heap.capacity()];
        heap.get(0, entries);
        Arrays.sort(entries);
        heap.put(0, entries);
    }

    /** In the upper 39 bits below the sign: so entries sort as commitments do. */
    private static long prefix(byte[] commitment, int at) {
        return ByteBuffer.wrap(commitment).getLong(at) >>> 1 >>> CHUNK_BITS << CHUNK_BITS;
    }

    /** Names the chunks, ascending, that may have committed to it. */
    void ask(Hash commitment, IntConsumer chunks) {
        byte[] bytes = commitment.bytes();
        long wanted = prefix(bytes, 0);
        LongBuffer heap = heaps[bytes[0] & 0xFF];
        for (int i = firstFrom(heap, wanted); i < heap.capacity() && isOf(heap.get(i), wanted); i++) {
            chunks.accept((int) (heap.get(i) & (MOST_CHUNKS - 1)));
        }
    }

    private static boolean isOf(long entry, long wanted) {
        return entry >>> CHUNK_BITS == wanted >>> CHUNK_BITS;
    }

    private static int firstFrom(LongBuffer heap, long wanted) {
        int from = 0;
        int to = heap.capacity();
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (heap.get(middle) < wanted) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    /** Removes the file; what is mapped of it is given back when nobody uses this any more. */
    @Override
    public void close() {
        if (file != null) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
