package io.lethe.ledger.entry;

import io.lethe.ledger.json.JsonObject;
import io.lethe.ledger.json.UtcMillis;
import io.lethe.ledger.tree.Hash;
import java.time.Instant;
import java.util.Optional;

/**
 * A key was destroyed on purpose. What only it could open or link is closed for good, wherever copies of that lie: rows of an epoch, segments of
 * an archive, pseudonyms of a realm. Copies of the key itself are somebody's word, not the ledger's.
 *
 * <pre>
 * {"at":"2033-01-02T02:00:00.000Z","detailsHash":"51ab…","key":"archive-2032Q4","schema":"lethe.ledger/1","type":"key.destroyed"}
 * </pre>
 *
 * @param key its name in the key directory
 * @param detailsHash binds who destroyed it, and why
 */
public record KeyDestroyed(String key, Instant at, Hash detailsHash) implements Entry {

    public static final String TYPE = "key.destroyed";

    public KeyDestroyed {
        at = UtcMillis.floor(at);
    }

    static KeyDestroyed read(JsonObject json) {
        return new KeyDestroyed(json.text("key"), json.instant("at"), json.hash("detailsHash"));
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public JsonObject json() {
        return LeafForm.start(this)
                .put("key", key)
                .put("at", at)
                .put("detailsHash", detailsHash)
                .build();
    }

    @Override
    public Optional<Hash> ofDetails() {
        return Optional.of(detailsHash);
    }
}
