package io.lethe.ledger.row;

import io.lethe.ledger.tree.Hash;
import io.lethe.ledger.tree.InclusionProof;
import io.lethe.ledger.tree.PackedTree;
import io.lethe.ledger.tree.Sha256;
import io.lethe.ledger.tree.SubtreeHashes;
import java.util.Arrays;
import java.util.List;

/**
 * The commitments of a chunk's rows, ascending: 32 bytes a row that say nothing to whoever lacks the epoch key.
 *
 * <ol>
 *   <li>Each row's key becomes a commitment under the epoch key.
 *   <li>They are sorted, so that their order says nothing about the rows'.
 *   <li>They are the leaves of a tree of their own, whose root stands in the chunk's leaf.
 * </ol>
 */
public final class Commitments {

    /** The most digits a long has, with its sign. */
    private static final int LONGEST_LONG = 20;

    /** End to end. */
    private final byte[] sorted;

    private Commitments(byte[] sorted) {
        this.sorted = sorted;
    }

    /** Commits to these rows of a table. */
    public static Commitments of(EpochKey key, KeyedTable table, RowKeys rows) {
        return sorted(each(key, table, rows));
    }

    /** In the order of the keys, one commitment for each. */
    public static Hash[] each(EpochKey key, KeyedTable table, RowKeys rows) {
        RowCommitter committer = new RowCommitter(key);
        return switch (rows) {
            case RowKeys.LongRowKeys longs -> commitLongs(committer, table, longs);
            case RowKeys.TupleRowKeys tuples -> commitTuples(committer, table, tuples);
        };
    }

    static Commitments sorted(Hash[] hashes) {
        Arrays.sort(hashes);
        byte[] sorted = new byte[hashes.length * Hash.SIZE];
        for (int i = 0; i < hashes.length; i++) {
            hashes[i].copyTo(sorted, i * Hash.SIZE);
        }
        return new Commitments(sorted);
    }

    /** Reads back {@link #bytes()}; refuses commitments that do not ascend. */
    public static Commitments read(byte[] bytes) {
        if (bytes.length % Hash.SIZE != 0) {
            throw new IllegalArgumentException("expected 32 bytes for each commitment but was " + bytes.length);
        }
        for (int at = Hash.SIZE; at < bytes.length; at += Hash.SIZE) {
            if (Arrays.compareUnsigned(bytes, at - Hash.SIZE, at, bytes, at, at + Hash.SIZE) >= 0) {
                throw new IllegalArgumentException(
                        "expected ascending commitments but number " + at / Hash.SIZE + " is not");
            }
        }
        return new Commitments(bytes.clone());
    }

    private static Hash[] commitLongs(RowCommitter committer, KeyedTable table, RowKeys.LongRowKeys rows) {
        if (table.key().size() != 1) {
            throw new IllegalArgumentException("expected one key column for integer keys but was "
                    + table.key().size());
        }
        RowKeyBuffer buffer = new RowKeyBuffer(RowKey.prefix(table), RowKey.suffix());
        Hash[] hashes = new Hash[rows.size()];
        for (int i = 0; i < hashes.length; i++) {
            byte[] hash = new byte[Hash.SIZE];
            int length = buffer.write(rows.at(i));
            committer.commit(buffer.bytes, length, hash, 0);
            hashes[i] = Hash.wrap(hash);
        }
        return hashes;
    }

    private static Hash[] commitTuples(RowCommitter committer, KeyedTable table, RowKeys.TupleRowKeys rows) {
        return rows.values().stream()
                .map(values -> committer.commitment(table.row(values)))
                .toArray(Hash[]::new);
    }

    public int size() {
        return sorted.length / Hash.SIZE;
    }

    /** The root that stands in the chunk's leaf. */
    public Hash rowsRoot() {
        return rowsRoot(new PackedTree(new Sha256()));
    }

    /** As {@link #rowsRoot()}, for whoever asks many of them. */
    public Hash rowsRoot(PackedTree tree) {
        return tree.root(sorted);
    }

    /** All commitments, one after the other. */
    public byte[] bytes() {
        return sorted.clone();
    }

    /** Where this commitment is, or a negative number. */
    public int indexOf(Hash commitment) {
        byte[] wanted = commitment.bytes();
        int from = 0;
        int to = size();
        while (from < to) {
            int middle = (from + to) >>> 1;
            int at = middle * Hash.SIZE;
            int order = Arrays.compareUnsigned(sorted, at, at + Hash.SIZE, wanted, 0, Hash.SIZE);
            if (order == 0) {
                return middle;
            }
            from = order < 0 ? middle + 1 : from;
            to = order < 0 ? to : middle;
        }
        return -1 - from;
    }

    /** The path from one commitment, by its position, to the root of the rows. */
    public InclusionProof prove(int index) {
        List<Hash> leaves = Arrays.stream(hashes())
                .map(commitment -> Hash.leaf(commitment.bytes()))
                .toList();
        return SubtreeHashes.over(leaves).inclusion(index, leaves.size());
    }

    private Hash[] hashes() {
        Hash[] hashes = new Hash[size()];
        for (int i = 0; i < hashes.length; i++) {
            hashes[i] = Hash.at(sorted, i);
        }
        return hashes;
    }

    @Override
    public String toString() {
        return size() + " commitments";
    }

    /** The canonical bytes of rows that differ only in one integer, written over and over into one buffer. */
    private static final class RowKeyBuffer {
        private final int start;
        private final byte[] suffix;
        private final byte[] digits = new byte[LONGEST_LONG];
        final byte[] bytes;

        RowKeyBuffer(byte[] prefix, byte[] suffix) {
            this.start = prefix.length;
            this.suffix = suffix;
            this.bytes = Arrays.copyOf(prefix, prefix.length + LONGEST_LONG + suffix.length);
        }

        int write(long value) {
            int position = digits.length;
            // Negative all the way: the smallest long has no positive counterpart.
            long rest = value < 0 ? value : -value;
            do {
                digits[--position] = (byte) ('0' - rest % 10);
                rest /= 10;
            } while (rest != 0);
            if (value < 0) {
                digits[--position] = '-';
            }
            int count = digits.length - position;
            System.arraycopy(digits, position, bytes, start, count);
            System.arraycopy(suffix, 0, bytes, start + count, suffix.length);
            return start + count + suffix.length;
        }
    }
}
