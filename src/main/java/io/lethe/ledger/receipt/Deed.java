package io.lethe.ledger.receipt;

import io.lethe.ledger.json.CanonicalJsonException;
import io.lethe.ledger.json.JsonObject;

/** What was done to the rows of a chunk, as far as a receipt says more of it than its action's word. */
public sealed interface Deed permits Deed.Purged, Masked, Archived, Restored {
    /** The action's word, such as {@code purge}. */
    String action();

    /** Adds what there is to say to a receipt's or a leaf's members. */
    void write(JsonObject.Builder json);

    /** They are gone; there is no more to say. */
    record Purged() implements Deed {
        static final String ACTION = "purge";

        @Override
        public String action() {
            return ACTION;
        }

        @Override
        public void write(JsonObject.Builder json) {
            // The action's word says it all.
        }
    }

    /** From a receipt's members. */
    static Deed read(JsonObject json) {
        return switch (json.text("action")) {
            case Purged.ACTION -> new Purged();
            case Masked.ACTION -> Masked.read(json);
            case Archived.ACTION -> Archived.read(json);
            case Restored.ACTION -> Restored.read(json);
            default -> throw new CanonicalJsonException("action: unknown to this version: " + json.text("action"));
        };
    }
}
