package io.lethe.ledger;

import io.lethe.ledger.anchor.AuthorityCertificates;
import io.lethe.ledger.anchor.TimeStampAnswer;
import io.lethe.ledger.entry.AnchorName;
import io.lethe.ledger.note.SignedNote;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A checkpoint that lies with an anchor.
 *
 * @param at by the authority's clock where it was stamped, by the engine's where it was deposited
 * @param stamp null where it was deposited
 */
public record AnchoredCheckpoint(
        AnchorName anchor,
        Instant at,
        SignedNote checkpoint,
        @Nullable Stamp stamp) {

    /** What the authority answered, and the certificates by which that was believed. */
    public record Stamp(TimeStampAnswer answer, AuthorityCertificates certificates) {}
}
