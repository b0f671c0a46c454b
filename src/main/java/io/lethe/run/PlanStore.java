package io.lethe.run;

import static io.lethe.run.RunTables.APPROVED_AT;
import static io.lethe.run.RunTables.APPROVED_BY;
import static io.lethe.run.RunTables.BODY;
import static io.lethe.run.RunTables.DIGEST;
import static io.lethe.run.RunTables.MADE_AT;
import static io.lethe.run.RunTables.PLAN;
import static io.lethe.run.RunTables.TARGET;
import static io.lethe.run.RunTables.USED_BY;

import io.lethe.ledger.receipt.RunId;
import io.lethe.ledger.tree.Hash;
import io.lethe.plan.RunPlan;
import io.lethe.policy.name.TargetName;
import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;

/** Plans by their digest, on own: those that runs execute, and those that a guard refused and a person may release. */
final class PlanStore {
    private final TargetName target;

    PlanStore(TargetName target) {
        this.target = target;
    }

    /** A stored plan; {@code released} when a person has released it and no run has used that release. */
    record Stored(RunPlan plan, boolean released) {}

    /** Stores a plan once; a plan that is there already, with its release, stays as it is. */
    void insert(DSLContext tx, RunPlan plan, Instant now) {
        tx.insertInto(PLAN)
                .set(DIGEST, plan.digest().hex())
                .set(TARGET, target.name())
                .set(BODY, plan.bytes())
                .set(MADE_AT, RunStore.utc(now))
                .onDuplicateKeyIgnore()
                .execute();
    }

    Optional<Stored> find(DSLContext sql, Hash digest) {
        return sql.select(BODY, APPROVED_BY, USED_BY)
                .from(PLAN)
                .where(DIGEST.eq(digest.hex()), TARGET.eq(target.name()))
                .fetchOptional(
                        row -> new Stored(RunPlan.read(row.value1()), row.value2() != null && row.value3() == null));
    }

    void release(DSLContext tx, Hash digest, String by, Instant now) {
        tx.update(PLAN)
                .set(APPROVED_BY, by)
                .set(APPROVED_AT, RunStore.utc(now))
                .where(DIGEST.eq(digest.hex()))
                .execute();
    }

    /** A release is for one run. */
    void use(DSLContext tx, Hash digest, RunId run) {
        tx.update(PLAN).set(USED_BY, run.text()).where(DIGEST.eq(digest.hex())).execute();
    }
}
