package io.lethe.ledger.row;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a chunk as a receipt carries them: their keys, and whom they are about.
 *
 * @param subjects null where the table has no subject column
 */
public record ChunkRows(RowKeys keys, @Nullable Subjects subjects) {

    public ChunkRows {
        if (subjects != null && subjects.size() != keys.size()) {
            throw new IllegalArgumentException(
                    "expected a subject for each of " + keys.size() + " keys but was " + subjects.size());
        }
    }

    /** Rows of a table without a subject column. */
    public static ChunkRows of(RowKeys keys) {
        return new ChunkRows(keys, null);
    }

    /** Rows whose one key column is a whole number, in any order. */
    public static ChunkRows ofLongs(long[] keys, List<@Nullable String> subjects) {
        if (ascend(keys)) {
            return new ChunkRows(new RowKeys.LongRowKeys(keys), new Subjects(subjects));
        }
        List<Integer> order = IntStream.range(0, keys.length)
                .boxed()
                .sorted(Comparator.comparingLong(i -> keys[i]))
                .toList();
        List<@Nullable String> sorted = new ArrayList<>(keys.length);
        order.forEach(i -> sorted.add(subjects.get(i)));
        long[] ascending = order.stream().mapToLong(i -> keys[i]).toArray();
        return new ChunkRows(new RowKeys.LongRowKeys(ascending), new Subjects(sorted));
    }

    private static boolean ascend(long[] keys) {
        for (int i = 1; i < keys.length; i++) {
            if (keys[i] <= keys[i - 1]) {
                return false;
            }
        }
        return true;
    }

    public int size() {
        return keys.size();
    }

    /** Those from position {@code from} to before {@code to}. */
    public ChunkRows part(int from, int to) {
        return new ChunkRows(keys.part(from, to), subjects == null ? null : subjects.part(from, to));
    }

    /** Without subjects these are the bytes of the keys alone, as receipts always had them. */
    public byte[] encode() {
        return subjects == null ? keys.encode() : RowKeysEncoding.encode(keys, subjects);
    }

    /** Refuses bytes that {@link #encode()} did not make. */
    public static ChunkRows decode(byte[] bytes) {
        return RowKeysEncoding.decodeRows(bytes);
    }

    @Override
    public String toString() {
        return keys.size() + " rows";
    }
}
