package io.lethe.ledger.tree;

import java.util.ArrayList;
import java.util.List;

/**
 * Hashes of any part of a tree, and the paths of proofs, from the hashes of its perfect subtrees.
 *
 * <p>The recursion of RFC 6962 §2.1: split at the largest power of two below the size; what is perfect is read, the rest
 * (always at the right edge) is hashed.
 */
public final class SubtreeHashes {

    /** Where the hashes of perfect subtrees come from: stored tiles, or memory. */
    public interface NodeSource {
        Hash node(int height, long index);
    }

    private final NodeSource nodes;
    private final Sha256 sha256 = new Sha256();

    public SubtreeHashes(NodeSource nodes) {
        this.nodes = nodes;
    }

    /** All subtrees of leaves that are known by their hashes. */
    public static SubtreeHashes over(List<Hash> leafHashes) {
        List<List<Hash>> levels = new ArrayList<>();
        MerkleTree tree = new MerkleTree(0, List.of(), (height, index, hash) -> {
            if (height == levels.size()) {
                levels.add(new ArrayList<>());
            }
            levels.get(height).add(hash);
        });
        leafHashes.forEach(tree::append);
        return new SubtreeHashes((height, index) -> levels.get(height).get((int) index));
    }

    Hash root(long size) {
        return size == 0 ? Hash.EMPTY_ROOT : hash(0, size);
    }

    /** The frontier of the first {@code size} leaves: see {@link MerkleTree}. */
    public List<Hash> frontier(long size) {
        List<Hash> frontier = new ArrayList<>();
        long start = 0;
        for (long rest = size; rest > 0; ) {
            long width = Long.highestOneBit(rest);
            frontier.add(hash(start, start + width));
            start += width;
            rest -= width;
        }
        return frontier;
    }

    public InclusionProof inclusion(long index, long size) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("expected an index below " + size + " but was " + index);
        }
        List<Hash> path = new ArrayList<>();
        collectInclusion(index, 0, size, path);
        return new InclusionProof(index, size, path);
    }

    public ConsistencyProof consistency(long oldSize, long newSize) {
        if (oldSize < 1 || oldSize > newSize) {
            throw new IllegalArgumentException("expected a size between 1 and " + newSize + " but was " + oldSize);
        }
        List<Hash> path = new ArrayList<>();
        if (oldSize < newSize) {
            collectConsistency(oldSize, 0, newSize, path);
        }
        return new ConsistencyProof(oldSize, newSize, path);
    }

    private void collectInclusion(long index, long start, long end, List<Hash> path) {
        if (end - start == 1) {
            return;
        }
        long middle = start + split(end - start);
        if (index < middle) {
            collectInclusion(index, start, middle, path);
            path.add(hash(middle, end));
        } else {
            collectInclusion(index, middle, end, path);
            path.add(hash(start, middle));
        }
    }

    private void collectConsistency(long oldEnd, long start, long end, List<Hash> path) {
        if (oldEnd == end) {
            // The old tree itself is left out: its root is what the verifier already has.
            if (start != 0) {
                path.add(hash(start, end));
            }
            return;
        }
        long middle = start + split(end - start);
        if (oldEnd <= middle) {
            collectConsistency(oldEnd, start, middle, path);
            path.add(hash(middle, end));
        } else {
            collectConsistency(oldEnd, middle, end, path);
            path.add(hash(start, middle));
        }
    }

    private Hash hash(long start, long end) {
        long width = end - start;
        if (Long.bitCount(width) == 1) {
            int height = Long.numberOfTrailingZeros(width);
            return nodes.node(height, start >> height);
        }
        long middle = start + split(width);
        return sha256.node(hash(start, middle), hash(middle, end));
    }

    /** The largest power of two below {@code width}, which is at least 2. */
    private static long split(long width) {
        return Long.highestOneBit(width - 1);
    }
}
