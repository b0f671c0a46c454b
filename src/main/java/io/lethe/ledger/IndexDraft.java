package io.lethe.ledger;

import io.lethe.ledger.tree.Hash;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Gathers the entries of a part of the index over commitments, leaf by leaf. For one thread. */
final class IndexDraft {
    /**
     * When a part is complete. Two million rows make buckets of three database pages, less than a twentieth of which stays empty; and what no part
     * covers yet is searched in a third of a second. An entry tells 2^16 leaves apart.
     */
    record Limits(int rows, int leaves) {
        static final Limits USUAL = new Limits(2_000_000, 1 << 16);

        Limits {
            if (rows < 1 || leaves < 1 || leaves > 1 << 16) {
                throw new IllegalArgumentException(
                        "expected rows and up to 65536 leaves but was " + rows + " and " + leaves);
            }
        }
    }

    private static final int LEAF_BITS = 16;
    private static final int FIRST_ROOM = 1024;

    private final long from;
    private final Limits limits;
    private long[] entries = new long[FIRST_ROOM];
    private int size;
    private long next;

    IndexDraft(long from, Limits limits) {
        this.from = from;
        this.limits = limits;
        this.next = from;
    }

    /** The commitments to a leaf's rows, end to end. Leaves must ascend; those without rows are left out. */
    void add(long leaf, byte[] commitments) {
        if (leaf < next || leaf - from >= limits.leaves()) {
            throw new IllegalArgumentException("expected a leaf from " + next + " on but was " + leaf);
        }
        int rows = commitments.length / Hash.SIZE;
        if (size + rows > entries.length) {
            entries = Arrays.copyOf(entries, Math.max(size + rows, entries.length * 2));
        }
        for (int row = 0; row < rows; row++) {
            long prefix = ByteBuffer.wrap(commitments).getLong(row * Hash.SIZE) >>> (Long.SIZE - 40);
            entries[size++] = prefix << LEAF_BITS | (leaf - from);
        }
        next = leaf + 1;
    }

    /** It takes no more. */
    boolean full() {
        return size >= limits.rows() || next - from == limits.leaves();
    }

    /** The leaf after the last that it has. */
    long next() {
        return next;
    }

    /** The last leaves that it can have had no rows. */
    void end() {
        next = from + limits.leaves();
    }

    /** Its buckets. */
    byte[][] buckets() {
        Arrays.sort(entries, 0, size);
        byte[][] buckets = new byte[IndexPart.BUCKETS][];
        int begin = 0;
        for (int bucket = 0; bucket < buckets.length; bucket++) {
            int end = begin;
            while (end < size && entries[end] >>> 48 == bucket) {
                end++;
            }
            buckets[bucket] = bytes(begin, end);
            begin = end;
        }
        return buckets;
    }

    private byte[] bytes(int begin, int end) {
        ByteBuffer bytes = ByteBuffer.allocate((end - begin) * IndexPart.ENTRY);
        for (int i = begin; i < end; i++) {
            bytes.putShort((short) (entries[i] >>> 32)).putInt((int) entries[i]);
        }
        return bytes.array();
    }
}
