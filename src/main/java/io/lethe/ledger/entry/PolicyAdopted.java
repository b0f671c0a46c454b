package io.lethe.ledger.entry;

import io.lethe.ledger.json.JsonObject;
import io.lethe.ledger.json.UtcMillis;
import io.lethe.ledger.receipt.PolicyVersion;
import io.lethe.ledger.tree.Hash;
import java.time.Instant;
import java.util.Optional;

/**
 * A policy is in force from now on.
 *
 * @param policySet the digest of all policies together, as adopted
 * @param detailsHash binds who adopted it, and what they wrote
 */
public record PolicyAdopted(PolicyVersion policy, Hash policySet, Instant at, Hash detailsHash) implements Entry {

    static final String TYPE = "policy.adopted";

    public PolicyAdopted {
        at = UtcMillis.floor(at);
    }

    static PolicyAdopted read(JsonObject json) {
        return new PolicyAdopted(
                PolicyVersion.read(json.object("policy")),
                json.hash("policySet"),
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
                .put("policy", policy.json())
                .put("policySet", policySet)
                .put("at", at)
                .put("detailsHash", detailsHash)
                .build();
    }

    @Override
    public Optional<Hash> ofDetails() {
        return Optional.of(detailsHash);
    }
}
