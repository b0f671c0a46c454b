package io.lethe.ledger.entry;

import io.lethe.ledger.json.JsonObject;
import io.lethe.ledger.json.UtcMillis;
import io.lethe.ledger.tree.Hash;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A hold that was placed no longer holds.
 *
 * @param detailsHash binds the reason, and who released it
 */
public record HoldReleased(UUID hold, Instant at, Hash detailsHash) implements Entry {

    static final String TYPE = "hold.released";

    public HoldReleased {
        at = UtcMillis.floor(at);
    }

    static HoldReleased read(JsonObject json) {
        return new HoldReleased(json.uuid("hold"), json.instant("at"), json.hash("detailsHash"));
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public JsonObject json() {
        return LeafForm.start(this)
                .put("hold", hold)
                .put("at", at)
                .put("detailsHash", detailsHash)
                .build();
    }

    @Override
    public Optional<Hash> ofDetails() {
        return Optional.of(detailsHash);
    }
}
