package io.lethe.ledger.tree;

import java.util.List;

/**
 * The hashes that lead from one leaf to the root of a tree of {@code size} leaves, from the leaf upwards.
 *
 * <p>{@link #rootFrom} is RFC 9162 §2.1.3.2:
 *
 * <ol>
 *   <li>Walk up with the leaf's index and the last index of the tree.
 *   <li>Where we are a right child, or the last node of the level, the next hash stands to the left; levels on which the
 *       last node has no sibling are skipped.
 *   <li>Elsewhere it stands to the right.
 *   <li>The path must be used up exactly when the top is reached.
 * </ol>
 */
public record InclusionProof(long index, long size, List<Hash> path) {

    public InclusionProof {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("expected an index below the size " + size + " but was " + index);
        }
        path = List.copyOf(path);
    }

    /** Whether the leaf is in the tree with this root. */
    public boolean verify(Hash leafHash, Hash root) {
        return path.size() == length() && rootFrom(leafHash).equals(root);
    }

    private Hash rootFrom(Hash leafHash) {
        Sha256 sha256 = new Sha256();
        Hash hash = leafHash;
        long node = index;
        long last = size - 1;
        for (Hash sibling : path) {
            if ((node & 1) == 1 || node == last) {
                hash = sha256.node(sibling, hash);
                while ((node & 1) == 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                hash = sha256.node(hash, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
        return hash;
    }

    /**
     * How long the path must be: below the point where the ways to our leaf and to the last one part, every level has a
     * sibling; above it, only those on which we come from the right.
     */
    private int length() {
        int parting = Long.SIZE - Long.numberOfLeadingZeros(index ^ (size - 1));
        return parting + Long.bitCount(index >> parting);
    }
}
