/**
 * Hashes, and the RFC 6962 Merkle tree over them: roots, inclusion and consistency proofs, and the tiles a tree is stored in.
 *
 * <p>Face: {@link io.lethe.ledger.tree.Hash}, {@link io.lethe.ledger.tree.MerkleTree} which grows,
 * {@link io.lethe.ledger.tree.SubtreeHashes} which proves, {@link io.lethe.ledger.tree.InclusionProof} and
 * {@link io.lethe.ledger.tree.ConsistencyProof} which check. It is held against published vectors. Whoever hashes a whole log keeps one
 * {@link io.lethe.ledger.tree.Sha256}, and a {@link io.lethe.ledger.tree.PackedTree} for what hangs on its leaves.
 *
 * <p>It must never know what a leaf says, where hashes are stored, or who signs a root. SHA-256 and the two prefixes are fixed
 * here: a second algorithm to choose from would be a second thing to forge with.
 */
@NullMarked
package io.lethe.ledger.tree;

import org.jspecify.annotations.NullMarked;
