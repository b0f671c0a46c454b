package io.lethe.evidence;

import io.lethe.ledger.entry.HeldScope;
import io.lethe.ledger.json.JsonObject;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A hold that was in force on the target at some time while a run ran: no row that it covers was deleted meanwhile. Reason and names
 * are not told.
 *
 * @param releasedAt null if it had not been released
 */
public record HoldStatement(
        UUID hold,
        HeldScope scope,
        long leaf,
        Instant placedAt,
        @Nullable Instant releasedAt) {

    JsonObject json() {
        JsonObject.Builder json = JsonObject.builder()
                .put("hold", hold)
                .put("scope", scope.json())
                .put("leaf", leaf)
                .put("placedAt", placedAt);
        if (releasedAt != null) {
            json.put("releasedAt", releasedAt);
        }
        return json.build();
    }
}
