package io.lethe.ledger.tree;

/**
 * Roots of trees whose leaves are hashes that lie end to end, such as a chunk's commitments. The same tree as {@link MerkleTree}, without
 * an object for each node: there is one for every chunk that was ever deleted. Not for several threads.
 *
 * <p>The frontier lies end to end as well, so that the two hashes that become one stand side by side.
 */
public final class PackedTree {

    /** One place more than the largest frontier, which the next leaf takes before it joins. */
    private final byte[] frontier = new byte[(Integer.SIZE + 1) * Hash.SIZE];

    private final Sha256 sha256;

    public PackedTree(Sha256 sha256) {
        this.sha256 = sha256;
    }

    /** The root over the leaves whose contents these are, 32 bytes each. */
    public Hash root(byte[] contents) {
        int leaves = contents.length / Hash.SIZE;
        if (contents.length != leaves * Hash.SIZE) {
            throw new IllegalArgumentException("expected 32 bytes for each leaf but was " + contents.length);
        }
        if (leaves == 0) {
            return Hash.EMPTY_ROOT;
        }
        int trees = 0;
        for (int leaf = 0; leaf < leaves; leaf++) {
            sha256.leaf(contents, leaf * Hash.SIZE, frontier, trees++ * Hash.SIZE);
            // As many trees are equally large as the leaf's number has ones at its end.
            trees = join(trees, Integer.numberOfTrailingZeros(~leaf));
        }
        join(trees, trees - 1);
        return Hash.at(frontier, 0);
    }

    /** Joins the last two trees this many times, and says how many there are then. */
    private int join(int trees, int times) {
        for (int last = trees - 1; last > trees - 1 - times; last--) {
            sha256.node(frontier, (last - 1) * Hash.SIZE);
        }
        return trees - times;
    }
}
