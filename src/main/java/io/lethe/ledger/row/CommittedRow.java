package io.lethe.ledger.row;

import io.lethe.ledger.tree.InclusionProof;

/**
 * Where a row's commitment stands.
 *
 * @param leaf the index of its chunk's leaf
 * @param proof that the commitment is under the leaf's {@code rowsRoot}
 */
public record CommittedRow(long leaf, InclusionProof proof) {}
