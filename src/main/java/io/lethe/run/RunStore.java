package io.lethe.run;

import static io.lethe.run.RunTables.ACTION;
import static io.lethe.run.RunTables.AS_OF;
import static io.lethe.run.RunTables.CATEGORY;
import static io.lethe.run.RunTables.DONE;
import static io.lethe.run.RunTables.ENDED_AT;
import static io.lethe.run.RunTables.ID;
import static io.lethe.run.RunTables.OF_OBJECTS;
import static io.lethe.run.RunTables.PLANNED;
import static io.lethe.run.RunTables.PLAN_DIGEST;
import static io.lethe.run.RunTables.POLICY_SET_DIGEST;
import static io.lethe.run.RunTables.REASON;
import static io.lethe.run.RunTables.REMAINING;
import static io.lethe.run.RunTables.RUN;
import static io.lethe.run.RunTables.RUN_STEP;
import static io.lethe.run.RunTables.SKIPPED;
import static io.lethe.run.RunTables.STARTED_AT;
import static io.lethe.run.RunTables.STATE;
import static io.lethe.run.RunTables.STEP;
import static io.lethe.run.RunTables.STEP_RUN;
import static io.lethe.run.RunTables.TABLE_NAME;
import static io.lethe.run.RunTables.TARGET;

import io.lethe.ledger.receipt.RunId;
import io.lethe.plan.RunPlan;
import io.lethe.plan.TableStep;
import io.lethe.policy.name.TargetName;
import io.lethe.run.RunSummary.State;
import io.lethe.run.RunSummary.StepSummary;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** Rows and values of runs, on own. Each method takes the connection of its caller, who decides what belongs into one transaction. */
final class RunStore {
    private static final int LONGEST_REASON = 500;

    private final TargetName target;

    RunStore(TargetName target) {
        this.target = target;
    }

    void insert(DSLContext tx, RunId run, RunPlan plan, Instant now) {
        tx.insertInto(RUN)
                .set(ID, run.text())
                .set(TARGET, target.name())
                .set(PLAN_DIGEST, plan.digest().hex())
                .set(POLICY_SET_DIGEST, plan.policySet().hex())
                .set(AS_OF, utc(plan.asOf()))
                .set(STATE, State.RUNNING.toString())
                .set(STARTED_AT, utc(now))
                .execute();
        plan.steps().forEach(step -> insertStep(tx, run, step));
    }

    private static void insertStep(DSLContext tx, RunId run, TableStep step) {
        tx.insertInto(RUN_STEP)
                .set(STEP_RUN, run.text())
                .set(STEP, step.number())
                .set(CATEGORY, step.category().name())
                .set(ACTION, step.action().called())
                .set(TABLE_NAME, step.table().toString())
                .set(OF_OBJECTS, step.ofObjects())
                .set(PLANNED, step.counts().due())
                .execute();
    }

    /** The run that nobody has ended yet: it was stopped, or its engine died. There is at most one, since a new one begins only after it. */
    Optional<RunSummary> unfinished(DSLContext sql) {
        return list(sql, STATE.in(State.RUNNING.toString(), State.STOPPED.toString()), 1).stream()
                .findFirst();
    }

    Optional<RunSummary> find(DSLContext sql, RunId run) {
        return list(sql, ID.eq(run.text()), 1).stream().findFirst();
    }

    List<RunSummary> latest(DSLContext sql, int limit) {
        return list(sql, DSL.noCondition(), limit);
    }

    /** All runs there ever were on the target, the latest first. */
    List<RunId> all(DSLContext sql) {
        return sql.select(ID)
                .from(RUN)
                .where(TARGET.eq(target.name()))
                .orderBy(STARTED_AT.desc(), ID.desc())
                .fetch(row -> RunId.parse(row.value1()));
    }

    private List<RunSummary> list(DSLContext sql, Condition condition, int limit) {
        List<? extends Record> runs = sql.select(ID, PLAN_DIGEST, AS_OF, STATE, REASON, STARTED_AT, ENDED_AT)
                .from(RUN)
                .where(TARGET.eq(target.name()))
                .and(condition)
                .orderBy(STARTED_AT.desc(), ID.desc())
                .limit(limit)
                .fetch();
        Map<String, List<StepSummary>> steps = sql.select(
                        STEP_RUN, STEP, CATEGORY, ACTION, TABLE_NAME, OF_OBJECTS, PLANNED, DONE, SKIPPED, REMAINING)
                .from(RUN_STEP)
                .where(STEP_RUN.in(runs.stream().map(run -> run.get(ID)).toList()))
                .orderBy(STEP)
                .fetchGroups(STEP_RUN, RunStore::step);
        return runs.stream()
                .map(run -> summary(run, steps.getOrDefault(run.get(ID), List.of())))
                .toList();
    }

    private static StepSummary step(Record row) {
        return new StepSummary(
                row.get(STEP),
                row.get(CATEGORY),
                row.get(ACTION),
                row.get(TABLE_NAME),
                row.get(OF_OBJECTS),
                row.get(PLANNED),
                row.get(DONE),
                row.get(SKIPPED),
                row.get(REMAINING));
    }

    private RunSummary summary(Record run, List<StepSummary> steps) {
        LocalDateTime ended = run.get(ENDED_AT);
        return new RunSummary(
                RunId.parse(run.get(ID)),
                target,
                run.get(PLAN_DIGEST),
                instant(run.get(AS_OF)),
                state(run.get(STATE)),
                run.get(REASON),
                instant(run.get(STARTED_AT)),
                ended == null ? null : instant(ended),
                steps);
    }

    private static State state(String word) {
        Map<State, String> words = new EnumMap<>(State.class);
        for (State state : State.values()) {
            words.put(state, state.toString());
        }
        return words.entrySet().stream()
                .filter(entry -> entry.getValue().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a run is \"" + word + "\", which is no state"))
                .getKey();
    }

    void goOn(DSLContext tx, RunId run) {
        tx.update(RUN)
                .set(STATE, State.RUNNING.toString())
                .set(REASON, "")
                .setNull(ENDED_AT)
                .where(ID.eq(run.text()))
                .execute();
    }

    void end(DSLContext tx, RunId run, State state, String reason, Instant now) {
        tx.update(RUN)
                .set(STATE, state.toString())
                .set(REASON, reason.substring(0, Math.min(reason.length(), LONGEST_REASON)))
                .set(ENDED_AT, utc(now))
                .where(ID.eq(run.text()))
                .execute();
    }

    /** What a step came to, so far or finally. */
    void setStep(DSLContext tx, RunId run, StepSummary step) {
        tx.update(RUN_STEP)
                .set(DONE, step.done())
                .set(SKIPPED, step.skipped())
                .set(REMAINING, step.remaining())
                .where(STEP_RUN.eq(run.text()), STEP.eq(step.number()))
                .execute();
    }

    static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant.truncatedTo(ChronoUnit.MILLIS), ZoneOffset.UTC);
    }

    static Instant instant(LocalDateTime utc) {
        return utc.toInstant(ZoneOffset.UTC);
    }
}
