package io.lethe.ledger.entry;

import io.lethe.ledger.json.JsonObject;
import io.lethe.ledger.json.UtcMillis;
import io.lethe.ledger.note.VerifierKey;
import io.lethe.ledger.tree.Hash;
import java.time.Instant;
import java.util.Optional;

/**
 * A key of the log signs no more: the checkpoint that first covers this leaf is the last one with its signature. What it signed before stays signed.
 *
 * <pre>
 * {"at":"2027-02-08T09:00:00.000Z","detailsHash":"51ab…","key":"ledger.example.com/lethe+95e6f32b+AVqY…","schema":"lethe.ledger/1",
 *  "type":"key.retired"}
 * </pre>
 *
 * @param detailsHash binds who retired it, and why
 */
public record KeyRetired(VerifierKey key, Instant at, Hash detailsHash) implements Entry {

    public static final String TYPE = "key.retired";

    public KeyRetired {
        at = UtcMillis.floor(at);
    }

    static KeyRetired read(JsonObject json) {
        return new KeyRetired(VerifierKey.parse(json.text("key")), json.instant("at"), json.hash("detailsHash"));
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public JsonObject json() {
        return LeafForm.start(this)
                .put("key", key.text())
                .put("at", at)
                .put("detailsHash", detailsHash)
                .build();
    }

    @Override
    public Optional<Hash> ofDetails() {
        return Optional.of(detailsHash);
    }
}
