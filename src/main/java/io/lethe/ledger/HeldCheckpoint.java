package io.lethe.ledger;

import io.lethe.ledger.anchor.Anchor;
import io.lethe.ledger.anchor.DepositFailedException;
import io.lethe.ledger.key.KeyDirectory;
import io.lethe.ledger.note.Checkpoint;
import io.lethe.ledger.note.CheckpointVerifier;
import io.lethe.ledger.note.SignedNote;
import io.lethe.ledger.note.UntrustedNoteException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The largest checkpoint that lies with an anchor: whatever is signed next must extend it. */
record HeldCheckpoint(Anchor anchor, Checkpoint checkpoint) {
    private static final Logger LOG = LoggerFactory.getLogger(HeldCheckpoint.class);

    /** Of every anchor that has one and answers. To be read before the head is locked: an anchor may be slow. */
    static List<HeldCheckpoint> of(List<Anchor> anchors, KeyDirectory keys) {
        List<HeldCheckpoint> held = new ArrayList<>();
        for (Anchor anchor : anchors) {
            try {
                anchor.depositary()
                        .largest(keys.origin())
                        .ifPresent(bytes -> held.add(read(anchor, bytes, keys.checkpointVerifier())));
            } catch (DepositFailedException e) {
                // It cannot be compared now; Anchoring notes that it is away, and refuses to delete once it is away for
                // too long.
                LOG.warn("{} {}: {}", e.code(), anchor, e.getMessage());
            }
        }
        return held;
    }

    private static HeldCheckpoint read(Anchor anchor, byte[] bytes, CheckpointVerifier verifier) {
        try {
            return new HeldCheckpoint(anchor, verifier.verify(SignedNote.parse(bytes)));
        } catch (UntrustedNoteException | IllegalArgumentException e) {
            throw new LedgerCorruptException(
                    "the largest checkpoint of " + anchor + " is not one of ours: " + e.getMessage());
        }
    }
}
