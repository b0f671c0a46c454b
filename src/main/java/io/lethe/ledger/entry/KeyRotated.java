package io.lethe.ledger.entry;

import io.lethe.ledger.json.JsonObject;
import io.lethe.ledger.json.UtcMillis;
import io.lethe.ledger.note.VerifierKey;
import java.time.Instant;

/** A new key signs from now on; the tree that holds this leaf is still signed by the one before. */
public record KeyRotated(VerifierKey next, Instant at) implements Entry {

    static final String TYPE = "key.rotated";

    public KeyRotated {
        at = UtcMillis.floor(at);
    }

    static KeyRotated read(JsonObject json) {
        return new KeyRotated(VerifierKey.parse(json.text("next")), json.instant("at"));
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public JsonObject json() {
        return LeafForm.start(this).put("next", next.text()).put("at", at).build();
    }
}
