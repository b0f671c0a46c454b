package io.lethe.evidence;

import io.lethe.ledger.entry.HeldScope;
import io.lethe.ledger.json.JsonObject;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A hold that was in force at some time while a run ran: no row that it covers was deleted meanwhile. Reason and names are not told.
 *
 * @param release null if it had not been released
 */
public record HoldStatement(
        UUID hold,
        HeldScope scope,
        long leaf,
        Instant placedAt,
        @Nullable Release release) {

    /** When it ended. */
    public record Release(long leaf, Instant at) {}

    JsonObject json() {
        JsonObject.Builder json = JsonObject.builder()
                .put("hold", hold)
                .put("scope", scope.json())
                .put("leaf", leaf)
                .put("placedAt", placedAt);
        if (release != null) {
            json.put("releasedLeaf", release.leaf()).put("releasedAt", release.at());
        }
        return json.build();
    }
}
