package io.lethe.evidence;

import io.lethe.ledger.note.SigningTerm;
import java.util.List;

/** Whose signature counts. */
public sealed interface Trust {

    /** Keys that the reader has from somewhere else. A log that another key signed is another log, or a forgery. */
    record Pinned(List<SigningTerm> terms) implements Trust {
        public Pinned {
            terms = List.copyOf(terms);
            if (terms.isEmpty()) {
                throw new IllegalArgumentException("expected at least one trusted key");
            }
        }
    }

    /** The keys in the bundle: they only say that the bundle agrees with itself. Whoever forges a bundle puts in a key of his own. */
    record SelfAsserted() implements Trust {}

    /**
     * Reads a list of keys, one a line, with the terms that stand above them. Other lines that begin with {@code #} are notes.
     *
     * @throws IllegalArgumentException for a line that is no key, or when there is none
     */
    static Pinned pinned(String lines) {
        return new Pinned(SigningTerm.list(lines));
    }
}
