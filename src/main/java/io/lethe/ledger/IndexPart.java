package io.lethe.ledger;

import io.lethe.ledger.tree.Hash;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A stretch of leaves that the index over commitments says it covers; it is believed only where its digests fit.
 *
 * @param to exclusive
 */
record IndexPart(int number, long from, long to) {
    static final int BUCKETS = 256;

    /** Bytes of an entry: four of the commitment, two of the leaf. */
    static final int ENTRY = 6;

    /** Enough against damage; who changes entries and digests to fit is found by {@link CommitmentIndex#findings}. */
    static final int DIGEST = 8;

    private static final int PREFIX = 4;

    /** The bucket that holds the entry of a commitment. */
    static int bucket(Hash commitment) {
        return commitment.bytes()[0] & 0xFF;
    }

    /** Binds a bucket's entries to the leaves that they are said to be of. */
    byte[] digest(int bucket, byte[] entries) {
        byte[] place = ByteBuffer.allocate(2 * Long.BYTES + 2 * Integer.BYTES)
                .putInt(number)
                .putLong(from)
                .putLong(to)
                .putInt(bucket)
                .array();
        return Arrays.copyOf(Hash.of(place, entries).bytes(), DIGEST);
    }

    /** The leaves that may have committed to it, ascending. */
    long[] leaves(byte[] entries, Hash commitment) {
        byte[] bytes = commitment.bytes();
        int first = firstFrom(entries, bytes);
        int end = first;
        while ((end + 1) * ENTRY <= entries.length && order(entries, end, bytes) == 0) {
            end++;
        }
        long[] leaves = new long[end - first];
        for (int i = 0; i < leaves.length; i++) {
            leaves[i] = from + (ByteBuffer.wrap(entries).getShort((first + i) * ENTRY + PREFIX) & 0xFFFF);
        }
        return leaves;
    }

    private static int firstFrom(byte[] entries, byte[] commitment) {
        int from = 0;
        int to = entries.length / ENTRY;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (order(entries, middle, commitment) < 0) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    private static int order(byte[] entries, int entry, byte[] commitment) {
        int at = entry * ENTRY;
        return Arrays.compareUnsigned(entries, at, at + PREFIX, commitment, 1, 1 + PREFIX);
    }

    @Override
    public String toString() {
        return "part " + number + " of the index over commitments, of leaves " + from + " to " + (to - 1);
    }
}
