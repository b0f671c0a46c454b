package io.lethe.run;

import io.lethe.action.TargetLock;
import io.lethe.archive.object.ObjectStore;
import io.lethe.archive.object.ObjectStores;
import io.lethe.catalog.Catalog;
import io.lethe.catalog.CatalogReader;
import io.lethe.catalog.ClockDifference;
import io.lethe.catalog.Target;
import io.lethe.hold.Gate;
import io.lethe.hold.OpenHolds;
import io.lethe.hold.ScopeTargets;
import io.lethe.ledger.tree.Hash;
import io.lethe.plan.AccessPath;
import io.lethe.plan.Guard;
import io.lethe.plan.KAnonymity;
import io.lethe.plan.Overdue;
import io.lethe.plan.Planner;
import io.lethe.plan.PolicySetHash;
import io.lethe.plan.RunPlan;
import io.lethe.plan.Standing;
import io.lethe.plan.TableStep;
import io.lethe.policy.Action;
import io.lethe.policy.DataMap;
import io.lethe.policy.PolicySet;
import io.lethe.policy.name.Category;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/** Decides what a run is to do: which plan, and whether it may be done. Writes nothing but refused plans, so that they can be released. */
final class RunPlanning {
    /** A plan is about today's rows. An older one has to be made and looked at again. */
    private static final Duration PLAN_KEEPS = Duration.ofHours(24);

    private final Equipment engine;
    private final Target target;
    private final PolicySet policies;
    private final PlanStore plans;

    RunPlanning(Equipment engine, Target target, PolicySet policies, PlanStore plans) {
        this.engine = engine;
        this.target = target;
        this.policies = policies;
        this.plans = plans;
    }

    /** What is to happen. */
    sealed interface Decision {}

    record Go(RunPlan plan) implements Decision {}

    record Nothing(RunPlan plan) implements Decision {}

    record Refused(RunPlan plan, String reason) implements Decision {}

    /** A plan with what is needed to carry it out; the target's lock is held. */
    record Ready(RunPlan plan, PolicySet policies, Catalog catalog, ObjectStores objects, Gate gate, TargetLock lock) {}

    RunPlan plan(Set<Category> chosen, Instant asOf) throws SQLException {
        return planner().plan(openHolds(), asOf.truncatedTo(ChronoUnit.MILLIS), chosen);
    }

    List<KAnonymity> kAnonymity(Set<Category> chosen, Instant asOf) throws SQLException {
        return planner().kAnonymity(openHolds(), asOf, chosen);
    }

    Overdue overdue(Instant asOf) throws SQLException {
        return planner().overdue(openHolds(), asOf);
    }

    private Planner planner() throws SQLException {
        return new Planner(policies, target, catalog());
    }

    /** What the steps of the plan of all categories ask of single rows. */
    List<Standing> standings(Instant asOf) throws SQLException {
        return new Planner(policies, target, catalog()).standings(openHolds(), asOf);
    }

    void refuseTheFuture(RunRequest request) {
        Instant now = engine.clock().instant();
        if (request.asOf() != null && request.asOf().isAfter(now)) {
            throw new RunRefusedException("expected an as-of that is not in the future (now is "
                    + now.truncatedTo(ChronoUnit.SECONDS) + ") but was " + request.asOf()
                    + ". `lethe plan` looks into the future, a run does not.");
        }
    }

    /** A cutoff by a wrong clock is early: neither ours nor the server's is believed when they disagree. */
    void refuseDisagreeingClocks() throws SQLException {
        ClockDifference difference = ClockDifference.measure(target, engine.clock());
        if (!difference.tolerable()) {
            throw new RunRefusedException("expected clocks that agree within " + ClockDifference.LIMIT.toSeconds()
                    + " s, but the " + difference + ".");
        }
    }

    Decision decide(RunRequest request) throws SQLException {
        engine.holds().extend(new ScopeTargets(policies));
        engine.holds().applyWanted(target);
        Hash digest = request.plan();
        if (digest != null) {
            return decideStored(digest, request);
        }
        Instant asOf = request.asOf() == null ? engine.clock().instant() : request.asOf();
        RunPlan plan = plan(request.categories(), asOf);
        return decide(plan, false);
    }

    private Decision decideStored(Hash digest, RunRequest request) throws SQLException {
        Optional<PlanStore.Stored> known = engine.own().read(sql -> plans.find(sql, digest));
        if (known.isEmpty() && request.asOf() != null) {
            return decideWritten(digest, request.categories(), request.asOf());
        }
        PlanStore.Stored stored = known.orElseThrow(() -> new RunRefusedException(
                "expected the digest of a stored plan on " + target + " but " + digest.hex() + " is none."));
        if (!stored.plan().policySet().equals(PolicySetHash.of(policies))) {
            throw new RunRefusedException(
                    "the policies have changed since plan " + digest.hex() + " was made. Plan again.");
        }
        if (stored.plan().asOf().plus(PLAN_KEEPS).isBefore(engine.clock().instant())) {
            throw new RunRefusedException(
                    "plan " + digest.hex() + " is older than " + PLAN_KEEPS.toHours() + " hours. Plan again.");
        }
        return decide(stored.plan(), stored.released());
    }

    /** A plan that was written to a file: it is made again, and must come out the same. */
    private Decision decideWritten(Hash digest, Set<Category> chosen, Instant asOf) throws SQLException {
        RunPlan again = plan(chosen, asOf);
        if (!again.digest().equals(digest)) {
            throw new RunRefusedException("expected what plan " + digest.hex() + " says, but planned again it is "
                    + again.digest().hex() + ": rows, holds or policies have changed. Plan again.");
        }
        return decide(again, false);
    }

    private Decision decide(RunPlan plan, boolean released) throws SQLException {
        if (plan.stopped() && !released) {
            Instant now = engine.clock().instant();
            engine.own().inTransaction(tx -> {
                plans.insert(tx, plan, now);
                return plan;
            });
            return new Refused(plan, overLimits(plan));
        }
        return plan.due() == 0 ? new Nothing(plan) : new Go(plan);
    }

    private static String overLimits(RunPlan plan) {
        return plan.steps().stream()
                .filter(step -> step.guard() instanceof Guard.OverLimit)
                .map(step -> step.table() + ": " + step.guard())
                .collect(Collectors.joining("; "));
    }

    /** The plan of an unfinished run, if it may be gone on with: same policies, and nothing but what was asked for now. */
    Optional<RunPlan> stillRight(RunSummary open, RunRequest request) throws SQLException {
        RunPlan plan = engine.own()
                .read(sql -> plans.find(sql, Hash.parse(open.plan())))
                .orElseThrow(() -> new IllegalStateException("run " + open.id() + " has no plan"))
                .plan();
        boolean asked = request.categories().isEmpty()
                || request.categories()
                        .containsAll(
                                plan.steps().stream().map(TableStep::category).toList());
        return asked && plan.policySet().equals(PolicySetHash.of(policies)) ? Optional.of(plan) : Optional.empty();
    }

    /**
     * Refuses a plan that archives where no archive is or can be written to, or whose rows point into a store that is not there: nothing has begun yet,
     * and no step waits behind it.
     */
    Ready ready(RunPlan plan, TargetLock lock) throws SQLException {
        for (TableStep step : plan.steps()) {
            if (step.action() instanceof Action.Archive archive) {
                RunSegments.archive(engine.archives(), archive.store()).expectWritable();
            }
            if (step.path() instanceof AccessPath.Objects objects
                    && step.counts().due() > 0) {
                store(engine.objects(), objects.store()).expectReachable();
            }
        }
        try (Connection connection = target.open()) {
            Gate gate = Gate.read(target.on(connection), target.name());
            return new Ready(plan, policies, catalog(), engine.objects(), gate, lock);
        }
    }

    /** Refuses a store that the settings do not know. */
    static ObjectStore store(ObjectStores stores, String name) {
        return stores.named(name)
                .orElseThrow(() -> new RunRefusedException("expected an object store \"" + name
                        + "\" in objects of lethe.yaml, since rows point into it, but there "
                        + (stores.byName().isEmpty()
                                ? "is none."
                                : "are only " + stores.byName().keySet() + ".")));
    }

    Catalog catalog() throws SQLException {
        DataMap map = policies.map(target.name())
                .orElseThrow(() -> new RunRefusedException(
                        "expected a data map policies/maps/" + target + ".yaml but there is none."));
        return new CatalogReader().read(target, map.schemas());
    }

    private OpenHolds openHolds() throws SQLException {
        try (Connection connection = target.open()) {
            DSLContext sql = target.on(connection);
            return engine.holds().open(target, sql);
        }
    }
}
