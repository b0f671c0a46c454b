package io.lethe.run;

import static io.lethe.run.RunTables.ADOPTED_AT;
import static io.lethe.run.RunTables.DIGEST;
import static io.lethe.run.RunTables.POLICY_SET;

import io.lethe.ledger.entry.Details;
import io.lethe.ledger.entry.PolicyAdopted;
import io.lethe.ledger.json.JsonObject;
import io.lethe.ledger.receipt.PolicyVersion;
import io.lethe.ledger.tree.Hash;
import io.lethe.plan.PolicySetHash;
import io.lethe.policy.Policy;
import io.lethe.policy.PolicySet;
import java.time.Instant;
import org.jooq.DSLContext;

/** Notes in the ledger, once, each policy of a set under which a run begins for the first time. */
final class PolicyAdoption {
    private final Equipment engine;

    PolicyAdoption(Equipment engine) {
        this.engine = engine;
    }

    /** In the transaction that begins the run: either both are noted or neither. */
    void adopt(DSLContext tx, PolicySet policies, Instant now) {
        // Each time, not only at first: sets that an earlier version adopted did not keep their files.
        PolicyFileStore.keep(tx, policies, now);
        Hash set = PolicySetHash.of(policies);
        int added = tx.insertInto(POLICY_SET)
                .set(DIGEST, set.hex())
                .set(ADOPTED_AT, RunStore.utc(now))
                .onDuplicateKeyIgnore()
                .execute();
        if (added == 0) {
            return;
        }
        for (Policy policy : policies.policies()) {
            Details details = engine.sealer()
                    .details(JsonObject.builder().put("by", engine.name()).build());
            PolicyVersion version =
                    new PolicyVersion(policy.category(), Hash.of(policy.source().bytes()));
            engine.ledger().append(tx, new PolicyAdopted(version, set, now, details.hash()), details);
        }
    }
}
