package io.lethe.ledger.anchor;

import io.lethe.ledger.tree.ConsistencyProof;

/** Proves of a log that it only grew. */
public interface ConsistencyProver {
    /** That the tree of {@code newSize} leaves begins with that of {@code oldSize}, which is not empty. */
    ConsistencyProof prove(long oldSize, long newSize);
}
