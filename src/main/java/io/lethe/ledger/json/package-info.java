/**
 * Canonical JSON (RFC 8785) in a restricted profile: one value, one sequence of bytes. Whatever is hashed or signed is written
 * here.
 *
 * <p>Face: {@link io.lethe.ledger.json.JsonObject} and its builder, {@link io.lethe.ledger.json.CanonicalJson} for the rest.
 *
 * <p>It must never accept bytes that it would write otherwise: what two readers can take for two values is evidence for
 * neither. Fractions, exponents and integers beyond 2^53-1 are left out of the profile, because there readers differ.
 */
@NullMarked
package io.lethe.ledger.json;

import org.jspecify.annotations.NullMarked;
