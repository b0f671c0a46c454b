package io.lethe.ledger;

import io.lethe.ledger.anchor.Attestation;
import io.lethe.ledger.entry.AnchorName;
import io.lethe.ledger.note.SignedNote;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A checkpoint that lies with an anchor.
 *
 * @param at by the clock of whoever vouches for it, by the engine's where it was deposited
 * @param attestation null where it was deposited
 */
public record AnchoredCheckpoint(
        AnchorName anchor,
        Instant at,
        SignedNote checkpoint,
        @Nullable Attestation attestation) {}
