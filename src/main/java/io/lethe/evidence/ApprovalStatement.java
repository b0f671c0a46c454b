package io.lethe.evidence;

import io.lethe.ledger.entry.Details;
import io.lethe.ledger.json.JsonObject;
import io.lethe.ledger.tree.Hash;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A person let one plan pass that a guard had stopped.
 *
 * @param plan the digest of exactly what was let pass
 * @param details who, and why in their own words, bound by the leaf; null once they were erased
 */
public record ApprovalStatement(
        long leaf, Instant at, Hash plan, @Nullable Details details) {

    JsonObject json() {
        JsonObject.Builder json =
                JsonObject.builder().put("leaf", leaf).put("at", at).put("plan", plan);
        if (details != null) {
            json.put("details", details.text()).put("salt", HexFormat.of().formatHex(details.salt()));
        }
        return json.build();
    }
}
