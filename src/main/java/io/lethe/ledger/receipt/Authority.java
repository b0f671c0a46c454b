package io.lethe.ledger.receipt;

import io.lethe.ledger.json.JsonObject;
import io.lethe.ledger.json.UtcMillis;
import io.lethe.policy.name.DatasetId;
import java.time.Instant;

/**
 * By what right rows were touched: the rule of a policy for a dataset, and the instant before which they had expired.
 * Fractions of a millisecond are cut off, which is towards keeping.
 *
 * @param rule the rule's number in its policy
 */
public record Authority(PolicyVersion policy, int rule, DatasetId dataset, Instant asOf, Instant cutoff) {

    public Authority {
        if (rule < 0) {
            throw new IllegalArgumentException("expected the number of a rule but was " + rule);
        }
        asOf = UtcMillis.floor(asOf);
        cutoff = UtcMillis.floor(cutoff);
    }

    public static Authority read(JsonObject json) {
        return new Authority(
                PolicyVersion.read(json.object("policy")),
                json.count("rule"),
                new DatasetId(json.text("dataset")),
                json.instant("asOf"),
                json.instant("cutoff"));
    }

    public void write(JsonObject.Builder json) {
        json.put("policy", policy.json())
                .put("rule", rule)
                .put("dataset", dataset.name())
                .put("asOf", asOf)
                .put("cutoff", cutoff);
    }
}
