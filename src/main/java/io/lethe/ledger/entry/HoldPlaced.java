package io.lethe.ledger.entry;

import io.lethe.ledger.json.JsonObject;
import io.lethe.ledger.json.UtcMillis;
import io.lethe.ledger.tree.Hash;
import io.lethe.policy.name.TargetName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A hold is in force on these targets: no deletion of what it covers commits there after this.
 *
 * @param detailsHash binds the reason, and who placed it
 */
public record HoldPlaced(UUID hold, HeldScope scope, List<TargetName> targets, Instant at, Hash detailsHash)
        implements Entry {

    static final String TYPE = "hold.placed";

    public HoldPlaced {
        targets = List.copyOf(targets);
        at = UtcMillis.floor(at);
    }

    static HoldPlaced read(JsonObject json) {
        return new HoldPlaced(
                json.uuid("hold"),
                HeldScope.read(json.object("scope")),
                LeafForm.readTargets(json),
                json.instant("at"),
                json.hash("detailsHash"));
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public JsonObject json() {
        return LeafForm.start(this)
                .put("hold", hold)
                .put("scope", scope.json())
                .put("targets", LeafForm.targets(targets))
                .put("at", at)
                .put("detailsHash", detailsHash)
                .build();
    }

    @Override
    public Optional<Hash> ofDetails() {
        return Optional.of(detailsHash);
    }
}
