package io.lethe.ledger.tree;

import java.util.ArrayList;
import java.util.List;

/**
 * An RFC 6962 Merkle tree that grows to the right and remembers only its frontier: the roots of the perfect subtrees
 * that its size is made of, left to right (13 leaves: a tree of 8, of 4 and of 1).
 *
 * <ol>
 *   <li>A new leaf joins the frontier as a tree of one.
 *   <li>While the two last trees are equally large, they become one.
 *   <li>The root folds the frontier from the right.
 * </ol>
 *
 * <p>Not for several threads.
 */
public final class MerkleTree {

    /** Is told every perfect subtree when it becomes complete: leaves at height 0. */
    public interface NodeListener {
        void completed(int height, long index, Hash hash);
    }

    private final Sha256 sha256 = new Sha256();
    private final List<Hash> frontier;
    private final NodeListener listener;
    private long size;

    public MerkleTree() {
        this(0, List.of(), (height, index, hash) -> {});
    }

    /** Goes on from a frontier that was stored. */
    public MerkleTree(long size, List<Hash> frontier, NodeListener listener) {
        if (size < 0 || frontier.size() != Long.bitCount(size)) {
            throw new IllegalArgumentException("expected " + Long.bitCount(size)
                    + " hashes in the frontier of a tree of " + size + " leaves but was " + frontier.size());
        }
        this.size = size;
        this.frontier = new ArrayList<>(frontier);
        this.listener = listener;
    }

    /** The root over leaves with these hashes. */
    public static Hash rootOf(List<Hash> leafHashes) {
        MerkleTree tree = new MerkleTree();
        leafHashes.forEach(tree::append);
        return tree.root();
    }

    /** Appends a leaf with this content. */
    public Hash append(byte[] content) {
        Hash leaf = sha256.leaf(content);
        append(leaf);
        return leaf;
    }

    /** Appends a leaf that is known by its hash. */
    public void append(Hash leafHash) {
        listener.completed(0, size, leafHash);
        Hash joined = leafHash;
        long index = size;
        for (int height = 1; (index & 1) == 1; height++) {
            joined = sha256.node(frontier.removeLast(), joined);
            index >>= 1;
            listener.completed(height, index, joined);
        }
        frontier.add(joined);
        size++;
    }

    public long size() {
        return size;
    }

    public Hash root() {
        if (frontier.isEmpty()) {
            return Hash.EMPTY_ROOT;
        }
        Hash root = frontier.getLast();
        for (int i = frontier.size() - 2; i >= 0; i--) {
            root = sha256.node(frontier.get(i), root);
        }
        return root;
    }

    public List<Hash> frontier() {
        return List.copyOf(frontier);
    }
}
