package io.lethe.ledger;

import io.lethe.ledger.entry.ChunkEntry;
import io.lethe.ledger.entry.Entry;
import io.lethe.ledger.entry.KeyDestroyed;
import io.lethe.ledger.entry.Leaf;
import io.lethe.ledger.key.DestroyableKey;
import io.lethe.ledger.row.KeyEpoch;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Epochs whose key was destroyed, as the leaves say and not the files: a copy of the key that turns up again answers nothing. What was committed to
 * under it proves nothing any more, so the commitments need not be there.
 */
record DestroyedEpochs(Set<KeyEpoch> epochs) {
    DestroyedEpochs {
        epochs = Set.copyOf(epochs);
    }

    static DestroyedEpochs of(LedgerStore store) {
        return new DestroyedEpochs(store.leavesOf(KeyDestroyed.TYPE).stream()
                .flatMap(leaf -> destroyed(leaf).stream())
                .collect(Collectors.toSet()));
    }

    private static Optional<KeyEpoch> destroyed(Leaf leaf) {
        return entry(leaf)
                                .filter(KeyDestroyed.class::isInstance)
                                .map(entry -> DestroyableKey.of(((KeyDestroyed) entry).key()))
                                .orElse(null)
                        instanceof DestroyableKey.OfEpoch epoch
                ? Optional.of(epoch.epoch())
                : Optional.empty();
    }

    /** Whether a leaf is that of a chunk whose rows were committed to under one of them. */
    boolean commitTo(Leaf leaf) {
        return !epochs.isEmpty()
                && entry(leaf).orElse(null) instanceof ChunkEntry chunk
                && chunk.basis() != null
                && epochs.contains(chunk.basis().keyEpoch());
    }

    /** Of a leaf that was changed there is nothing to say here: whoever verifies finds it. */
    private static Optional<Entry> entry(Leaf leaf) {
        try {
            return Optional.of(leaf.entry());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
