/**
 * The keys of one engine on disk, and the folder of checkpoints that lies beside them, outside the database.
 *
 * <p>Face: {@link io.lethe.ledger.key.KeyDirectory}, {@link io.lethe.ledger.key.PublishedCheckpoints}.
 *
 * <p>It must never replace a key that is missing, or use one that others can read. Files appear whole or not at all, whatever
 * crashes.
 */
@NullMarked
package io.lethe.ledger.key;

import org.jspecify.annotations.NullMarked;
