package io.lethe.hold;

import static io.lethe.hold.HoldState.EFFECTIVE;
import static io.lethe.hold.HoldState.RELEASING;
import static io.lethe.hold.HoldState.WANTED;

import io.lethe.hold.RegisteredHold.Release;
import io.lethe.policy.name.TargetName;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The register of holds on the own database, tables {@code hold} and {@code hold_target}. Nothing leaves it: released holds stay. */
final class HoldRegister {
    private static final Table<?> HOLD = DSL.table(DSL.name("hold"));
    private static final Field<String> ID = text("hold", "id");
    private static final Field<String> SCOPE = text("hold", "scope");
    private static final Field<String> MATTER = text("hold", "matter");
    private static final Field<String> REASON = text("hold", "reason");
    private static final Field<String> PLACED_BY = text("hold", "placed_by");
    private static final Field<Instant> PLACED_AT = time("hold", "placed_at");
    private static final Field<String> RELEASED_BY = text("hold", "released_by");
    private static final Field<String> RELEASE_REASON = text("hold", "release_reason");
    private static final Field<Instant> RELEASED_AT = time("hold", "released_at");

    private static final Table<?> HOLD_TARGET = DSL.table(DSL.name("hold_target"));
    private static final Field<String> TARGETS_HOLD = text("hold_target", "hold");
    private static final Field<String> TARGET = text("hold_target", "target");
    private static final Field<String> STATE = text("hold_target", "state");
    private static final Field<Instant> SINCE = time("hold_target", "since");

    private final DSLContext sql;

    /** On one connection; what belongs together is in a transaction that the caller has begun there. */
    HoldRegister(DSLContext sql) {
        this.sql = sql;
    }

    void add(Hold hold) {
        sql.insertInto(HOLD, ID, SCOPE, MATTER, REASON, PLACED_BY, PLACED_AT)
                .values(
                        hold.id().toString(),
                        ScopeForm.write(hold.scope()),
                        hold.matter(),
                        hold.reason(),
                        hold.placedBy(),
                        hold.placedAt())
                .execute();
    }

    /** Idempotent: a target that already knows the hold keeps its state. */
    void want(UUID hold, Collection<TargetName> targets, Instant now) {
        for (TargetName target : targets) {
            sql.insertInto(HOLD_TARGET, TARGETS_HOLD, TARGET, STATE, SINCE)
                    .values(hold.toString(), target.name(), WANTED.column(), now)
                    .onDuplicateKeyUpdate()
                    .set(STATE, STATE)
                    .execute();
        }
    }

    Optional<RegisteredHold> find(UUID hold) {
        return select(hold).fetchOptional(row -> registered(row, targetsOf(hold)));
    }

    /** The hold, which nobody else changes until the caller's transaction ends. */
    Optional<RegisteredHold> lock(UUID hold) {
        return select(hold).forUpdate().fetchOptional(row -> registered(row, targetsOf(hold)));
    }

    void release(UUID hold, Release release) {
        sql.update(HOLD)
                .set(RELEASED_BY, release.by())
                .set(RELEASE_REASON, release.reason())
                .set(RELEASED_AT, release.at())
                .where(ID.eq(hold.toString()))
                .execute();
        // Where it is only wanted it stays so: an engine may have brought it into force and died before it could say
        // so.
        sql.update(HOLD_TARGET)
                .set(STATE, RELEASING.column())
                .set(SINCE, release.at())
                .where(TARGETS_HOLD.eq(hold.toString()).and(STATE.eq(EFFECTIVE.column())))
                .execute();
    }

    /** Whether this call made the step; of several callers at once, one does. */
    boolean step(UUID hold, TargetName target, HoldState from, HoldState to, Instant now) {
        return sql.update(HOLD_TARGET)
                        .set(STATE, to.column())
                        .set(SINCE, now)
                        .where(TARGETS_HOLD
                                .eq(hold.toString())
                                .and(TARGET.eq(target.name()))
                                .and(STATE.eq(from.column())))
                        .execute()
                == 1;
    }

    /** Holds that are to come into force on a target, or to leave it, in the order in which they were placed. */
    List<Hold> unsettled(TargetName target, Collection<HoldState> states) {
        return sql.select(ID, SCOPE, MATTER, REASON, PLACED_BY, PLACED_AT)
                .from(HOLD)
                .join(HOLD_TARGET)
                .on(TARGETS_HOLD.eq(ID))
                .where(TARGET.eq(target.name())
                        .and(STATE.in(states.stream().map(HoldState::column).toList())))
                .orderBy(PLACED_AT, ID)
                .fetch(HoldRegister::hold);
    }

    /** All holds there ever were, in the order in which they were placed. */
    List<RegisteredHold> all() {
        Map<String, SortedMap<TargetName, HoldState>> targets = new TreeMap<>();
        sql.select(TARGETS_HOLD, TARGET, STATE)
                .from(HOLD_TARGET)
                .forEach(row -> targets.computeIfAbsent(row.value1(), id -> new TreeMap<>())
                        .put(new TargetName(row.value2()), HoldState.of(row.value3())));
        return sql.select(ID, SCOPE, MATTER, REASON, PLACED_BY, PLACED_AT, RELEASED_BY, RELEASE_REASON, RELEASED_AT)
                .from(HOLD)
                .orderBy(PLACED_AT, ID)
                .fetch(row -> registered(row, targets.getOrDefault(row.get(ID), new TreeMap<>())));
    }

    private SelectConditionStep<? extends Record> select(UUID hold) {
        return sql.select(ID, SCOPE, MATTER, REASON, PLACED_BY, PLACED_AT, RELEASED_BY, RELEASE_REASON, RELEASED_AT)
                .from(HOLD)
                .where(ID.eq(hold.toString()));
    }

    private SortedMap<TargetName, HoldState> targetsOf(UUID hold) {
        SortedMap<TargetName, HoldState> targets = new TreeMap<>();
        sql.select(TARGET, STATE)
                .from(HOLD_TARGET)
                .where(TARGETS_HOLD.eq(hold.toString()))
                .forEach(row -> targets.put(new TargetName(row.value1()), HoldState.of(row.value2())));
        return targets;
    }

    private static RegisteredHold registered(Record row, SortedMap<TargetName, HoldState> targets) {
        Instant releasedAt = row.get(RELEASED_AT);
        Release release =
                releasedAt == null ? null : new Release(row.get(RELEASED_BY), row.get(RELEASE_REASON), releasedAt);
        return new RegisteredHold(hold(row), targets, release);
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

    private static Field<String> text(String table, String column) {
        return DSL.field(DSL.name(table, column), SQLDataType.VARCHAR);
    }

    private static Field<Instant> time(String table, String column) {
        return DSL.field(DSL.name(table, column), UtcColumn.MILLISECONDS);
    }
}
