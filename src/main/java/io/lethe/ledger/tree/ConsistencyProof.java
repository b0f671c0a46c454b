package io.lethe.ledger.tree;

import java.util.Iterator;
import java.util.List;

/**
 * The hashes that show that a tree of {@code newSize} leaves begins with exactly the leaves of one of {@code oldSize}.
 *
 * <p>RFC 9162 §2.1.4.2, with two rules that a plain transcription misses: every hash has 32 bytes (so says {@link Hash}),
 * and the empty tree, which is a prefix of everything and proves nothing, is refused.
 */
public record ConsistencyProof(long oldSize, long newSize, List<Hash> path) {

    public ConsistencyProof {
        if (oldSize < 1 || oldSize > newSize) {
            throw new IllegalArgumentException("expected an old size between 1 and " + newSize + " but was " + oldSize);
        }
        path = List.copyOf(path);
    }

    /** Whether the tree with the new root extends the one with the old root. */
    public boolean verify(Hash oldRoot, Hash newRoot) {
        if (oldSize == newSize) {
            return path.isEmpty() && oldRoot.equals(newRoot);
        }
        Iterator<Hash> hashes = path.iterator();
        Hash seed = oldRoot;
        if (Long.bitCount(oldSize) != 1) {
            if (!hashes.hasNext()) {
                return false;
            }
            seed = hashes.next();
        }
        return new Walk(oldSize, newSize, seed).verify(hashes, oldRoot, newRoot);
    }

    /** Climbs both trees at once, from the largest perfect subtree that ends where the old tree ends. */
    private static final class Walk {
        private final Sha256 sha256 = new Sha256();
        private long node;
        private long last;
        private Hash oldHash;
        private Hash newHash;

        Walk(long oldSize, long newSize, Hash seed) {
            int perfect = Long.numberOfTrailingZeros(oldSize);
            node = (oldSize - 1) >> perfect;
            last = (newSize - 1) >> perfect;
            oldHash = seed;
            newHash = seed;
        }

        boolean verify(Iterator<Hash> hashes, Hash oldRoot, Hash newRoot) {
            while (hashes.hasNext()) {
                if (last == 0) {
                    return false;
                }
                step(hashes.next());
            }
            return last == 0 && oldHash.equals(oldRoot) && newHash.equals(newRoot);
        }

        private void step(Hash sibling) {
            if ((node & 1) == 1 || node == last) {
                oldHash = sha256.node(sibling, oldHash);
                newHash = sha256.node(sibling, newHash);
                while ((node & 1) == 0) {
                    // node > 0 here: node == 0 == last was refused before this step.
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                newHash = sha256.node(newHash, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
    }
}
