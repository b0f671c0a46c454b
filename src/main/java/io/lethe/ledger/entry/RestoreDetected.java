package io.lethe.ledger.entry;

import io.lethe.ledger.json.JsonObject;
import io.lethe.ledger.json.UtcMillis;
import io.lethe.policy.name.TargetName;
import java.time.Instant;
import java.util.UUID;

/**
 * A target was restored from a backup: rows that were deleted may be back.
 *
 * @param incarnation the target's new one, under which deletion goes on once a person confirmed it
 */
public record RestoreDetected(TargetName target, UUID incarnation, Instant at) implements Entry {

    static final String TYPE = "restore.detected";

    public RestoreDetected {
        at = UtcMillis.floor(at);
    }

    static RestoreDetected read(JsonObject json) {
        return new RestoreDetected(new TargetName(json.text("target")), json.uuid("incarnation"), json.instant("at"));
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public JsonObject json() {
        return LeafForm.start(this)
                .put("target", target.name())
                .put("incarnation", incarnation)
                .put("at", at)
                .build();
    }
}
