/**
 * The closed set of events that a ledger can hold, each with the bytes of its leaf.
 *
 * <p>Face: {@link io.lethe.ledger.entry.Entry} reads and writes any of them; {@link io.lethe.ledger.entry.Details} is what an
 * entry binds by a salted hash but does not show.
 *
 * <p>An entry must never hold what was deleted, nor the name of a person. What it says stays readable for as long as the ledger
 * does: a form is added, and none is changed, since its bytes are hashed into the tree.
 */
@NullMarked
package io.lethe.ledger.entry;

import org.jspecify.annotations.NullMarked;
