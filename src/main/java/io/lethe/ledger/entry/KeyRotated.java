package io.lethe.ledger.entry;

import io.lethe.ledger.json.JsonObject;
import io.lethe.ledger.json.UtcMillis;
import io.lethe.ledger.note.VerifierKey;
import io.lethe.ledger.tree.Hash;
import java.time.Instant;
import java.util.Optional;

/**
 * Another key signs too from now on. The checkpoint that first covers this leaf is signed by the keys before it as well, so that whoever trusts one
 * of those comes to trust this one.
 *
 * <pre>
 * {"at":"2027-01-04T09:00:00.000Z","detailsHash":"51ab…","next":"ledger.example.com/lethe+3ef7da6b+AXag…","schema":"lethe.ledger/1",
 *  "type":"key.rotated"}
 * </pre>
 *
 * @param detailsHash binds who began it, and why
 */
public record KeyRotated(VerifierKey next, Instant at, Hash detailsHash) implements Entry {

    public static final String TYPE = "key.rotated";

    public KeyRotated {
        at = UtcMillis.floor(at);
    }

    static KeyRotated read(JsonObject json) {
        return new KeyRotated(VerifierKey.parse(json.text("next")), json.instant("at"), json.hash("detailsHash"));
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public JsonObject json() {
        return LeafForm.start(this)
                .put("next", next.text())
                .put("at", at)
                .put("detailsHash", detailsHash)
                .build();
    }

    @Override
    public Optional<Hash> ofDetails() {
        return Optional.of(detailsHash);
    }
}
