/**
 * What a chunk leaves behind in the transaction that deletes: which run, under which rule and policy version, how many rows.
 *
 * <p>Face: {@link io.lethe.ledger.receipt.Receipt}, signed by {@link io.lethe.ledger.receipt.ReceiptSigner}; and the values
 * that entries repeat from it: {@link io.lethe.ledger.receipt.RunId}, {@link io.lethe.ledger.receipt.ChunkPosition},
 * {@link io.lethe.ledger.receipt.Authority}, {@link io.lethe.ledger.receipt.Outcome}.
 *
 * <p>It must never depend on the ledger: a receipt is born on the target's server, which may know nothing of it.
 */
@NullMarked
package io.lethe.ledger.receipt;

import org.jspecify.annotations.NullMarked;
