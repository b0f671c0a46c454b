package io.lethe.evidence;

import io.lethe.ledger.note.VerifierKey;
import java.util.List;

/** Whose signature counts. */
public sealed interface Trust {

    /** Keys that the reader has from somewhere else. A log that another key signed is another log, or a forgery. */
    record Pinned(List<VerifierKey> keys) implements Trust {
        public Pinned {
            keys = List.copyOf(keys);
            if (keys.isEmpty()) {
                throw new IllegalArgumentException("expected at least one trusted key");
            }
        }
    }

    /** The keys in the bundle: they only say that the bundle agrees with itself. Whoever forges a bundle puts in a key of his own. */
    record SelfAsserted() implements Trust {}

    /**
     * Reads a list of keys, one a line. Lines that begin with {@code #} are notes.
     *
     * @throws IllegalArgumentException for a line that is no key, or when there is none
     */
    static Pinned pinned(String lines) {
        return new Pinned(VerifierKey.list(lines));
    }
}
