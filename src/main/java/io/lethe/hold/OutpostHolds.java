package io.lethe.hold;

import static io.lethe.hold.Outpost.EPOCH;
import static io.lethe.hold.Outpost.HOLD;
import static io.lethe.hold.Outpost.ID;
import static io.lethe.hold.Outpost.MATTER;
import static io.lethe.hold.Outpost.PLACED_AT;
import static io.lethe.hold.Outpost.PLACED_BY;
import static io.lethe.hold.Outpost.REASON;
import static io.lethe.hold.Outpost.SCOPE;
import static io.lethe.hold.Outpost.TARGET;
import static org.jooq.impl.DSL.noCondition;

import io.lethe.policy.name.TargetName;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;

/** The holds in force on one target, inside a transaction that has the target's gate. */
record OutpostHolds(DSLContext tx, TargetName target) {

    List<Hold> all() {
        return where(noCondition());
    }

    /** Those that came into force after this epoch had begun. */
    List<Hold> since(long epoch) {
        return where(EPOCH.gt(epoch));
    }

    private List<Hold> where(Condition condition) {
        return tx.select(ID, SCOPE, MATTER, REASON, PLACED_BY, PLACED_AT)
                .from(HOLD)
                .where(TARGET.eq(target.name()), condition)
                .orderBy(ID)
                .fetch(OutpostHolds::hold);
    }

    /** Idempotent: a hold that is already in force stays as it is and makes no new epoch. */
    void add(Hold hold) {
        if (tx.fetchExists(HOLD, row(hold.id()))) {
            return;
        }
        Gate.nextEpoch(tx, target);
        tx.insertInto(HOLD, TARGET, ID, SCOPE, MATTER, REASON, PLACED_BY, PLACED_AT, EPOCH)
                .values(
                        target.name(),
                        hold.id().toString(),
                        ScopeForm.write(hold.scope()),
                        hold.matter(),
                        hold.reason(),
                        hold.placedBy(),
                        hold.placedAt(),
                        Gate.read(tx, target).holdEpoch())
                .execute();
    }

    /** Idempotent: a hold that is no longer in force makes no new epoch. */
    void remove(Hold hold) {
        if (tx.deleteFrom(HOLD).where(row(hold.id())).execute() > 0) {
            Gate.nextEpoch(tx, target);
        }
    }

    private Condition row(UUID id) {
        return TARGET.eq(target.name()).and(ID.eq(id.toString()));
    }

    private static Hold hold(Record row) {
        return new Hold(
                UUID.fromString(row.get(ID)),
                ScopeForm.read(row.get(SCOPE)),
                row.get(MATTER),
                row.get(REASON),
                row.get(PLACED_BY),
                row.get(PLACED_AT));
    }
}
