package io.lethe.ledger.tree;

import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What proofs have shown of one tree: the hashes of ranges of its leaves. The hash of a range depends on the leaves in it and on nothing else, so two
 * trees that differ in one range are two histories, however many leaves each has now and whichever leaves were shown of them.
 *
 * <p>Believes what it is given: to be fed with proofs that were verified. Not for several threads.
 */
public final class ShownRanges {
    private final Map<Range, Hash> hashes = new TreeMap<>();

    /** Leaves from {@code start} to before {@code end}. */
    public record Range(long start, long end) implements Comparable<Range> {
        private static final Comparator<Range> ORDER = Comparator.comparingLong(
                        (Range range) -> range.end - range.start)
                .thenComparingLong(Range::start);

        /** The shortest first. */
        @Override
        public int compareTo(Range other) {
            return ORDER.compare(this, other);
        }

        /** {@code leaf 7}, or {@code leaves 4 to 7}. */
        @Override
        public String toString() {
            return end - start == 1 ? "leaf " + start : "leaves " + start + " to " + (end - 1);
        }
    }

    /** A whole tree, at a time when it had this many leaves. */
    public void add(long size, Hash root) {
        if (size > 0) {
            hashes.put(new Range(0, size), root);
        }
    }

    /** A leaf, what stands beside its way to the root, and what that way passes. */
    public void add(Hash leaf, InclusionProof proof) {
        climb(leaf, proof.index(), new Range(0, proof.size()), proof.path().iterator());
    }

    private Hash climb(Hash leaf, long index, Range range, Iterator<Hash> path) {
        Hash hash = leaf;
        if (range.end - range.start > 1) {
            long middle = range.start + Long.highestOneBit(range.end - range.start - 1);
            Range left = new Range(range.start, middle);
            Range right = new Range(middle, range.end);
            if (index < middle) {
                Hash below = climb(leaf, index, left, path);
                hash = Hash.node(below, beside(right, path));
            } else {
                Hash below = climb(leaf, index, right, path);
                hash = Hash.node(beside(left, path), below);
            }
        }
        hashes.put(range, hash);
        return hash;
    }

    private Hash beside(Range range, Iterator<Hash> path) {
        Hash hash = path.next();
        hashes.put(range, hash);
        return hash;
    }

    /** The shortest range that is another there than here; empty where nothing is known to differ. */
    public Optional<Range> differingFrom(ShownRanges other) {
        return hashes.entrySet().stream()
                .filter(here -> other.differsIn(here.getKey(), here.getValue()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private boolean differsIn(Range range, Hash hash) {
        Hash shown = hashes.get(range);
        return shown != null && !shown.equals(hash);
    }

    /** How many ranges are shown here and there. */
    public long inCommonWith(ShownRanges other) {
        return hashes.keySet().stream().filter(other.hashes::containsKey).count();
    }
}
