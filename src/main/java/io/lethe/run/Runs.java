package io.lethe.run;

import io.lethe.action.TargetLock;
import io.lethe.catalog.Target;
import io.lethe.hold.Gate;
import io.lethe.ledger.entry.ApprovalGiven;
import io.lethe.ledger.entry.Details;
import io.lethe.ledger.receipt.RunId;
import io.lethe.ledger.tree.Hash;
import io.lethe.plan.KAnonymity;
import io.lethe.plan.Overdue;
import io.lethe.plan.RunPlan;
import io.lethe.policy.PolicySet;
import io.lethe.policy.name.Category;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Runs on one target. One at a time, over all engines: a second one waits, and then finds what is left. A run whose engine died, or that was
 * stopped, is gone on with before a new one begins.
 *
 * <p>Safe for several threads.
 */
public final class Runs {
    private final Equipment engine;
    private final Target target;
    private final PolicySet policies;
    private final RunStore store;
    private final PlanStore plans;
    private final RunPlanning planning;
    private final RunExecution execution;
    private final RunStop stops;
    private final TargetTurn turn;

    public Runs(Equipment engine, Target target, PolicySet policies) {
        this.engine = engine;
        this.target = target;
        this.policies = policies;
        this.store = new RunStore(target.name());
        this.plans = new PlanStore(target.name());
        this.planning = new RunPlanning(engine, target, policies, plans);
        BatchRepository batch = new BatchRepository(engine.own().dataSource());
        this.execution = RunExecution.of(engine, store, batch);
        this.stops = new RunStop(batch);
        this.turn = new TargetTurn(engine, target, store, execution, policies);
    }

    /** The dry run: exactly the plan that {@link #run} would make. Writes nothing anywhere. */
    public RunPlan plan(Set<Category> chosen, Instant asOf) throws SQLException {
        return planning.plan(chosen, asOf);
    }

    /**
     * How many rows should have been gone by now, by each policy that says by when; those that a hold keeps are not among them. Counts on the
     * target.
     *
     * @throws io.lethe.plan.PlanRefusedException if policies and tables do not fit each other
     */
    public Overdue overdue(Instant asOf) throws SQLException {
        return policies.namesLatest() ? planning.overdue(asOf) : Overdue.NONE;
    }

    /** How well the masked rows can still be told from each other, where the map names quasi-identifiers. Writes nothing anywhere. */
    public List<KAnonymity> kAnonymity(Set<Category> chosen, Instant asOf) throws SQLException {
        return planning.kAnonymity(chosen, asOf);
    }

    /**
     * Plans and runs, and returns when the run has ended. An unfinished run is gone on with first, if its categories are among the
     * chosen; otherwise it is closed as aborted, and what it left is found by the run that its categories have next. A run that came to its
     * end, unless it was asked for one stored plan and nothing else, also removes the archives' segments whose last day is over. At last the
     * anchors get what the ledger has; one that is away does not change how the run ended.
     *
     * @throws RunRefusedException if an anchor has gone without a checkpoint for longer than it may
     * @throws TargetRestoredException if the target has lost receipts that the ledger has; it is then paused
     */
    public RunOutcome run(RunRequest request, StopSignal stop, RunObserver observer) throws SQLException {
        RunWatch watch = new RunWatch(stop, observer);
        planning.refuseTheFuture(request);
        planning.refuseDisagreeingClocks();
        return turn.take(watch, lock -> {
            new MarkSettlement(engine, target, policies, store).settle();
            RunOutcome outcome = run(request, lock, watch);
            if (request.plan() == null && cameToItsEnd(outcome)) {
                expire(request, watch.observer());
            }
            return outcome;
        });
    }

    private RunOutcome run(RunRequest request, TargetLock lock, RunWatch watch) throws SQLException {
        Optional<RunSummary> open = engine.own().read(store::unfinished);
        Optional<RunOutcome> former = open.isPresent() ? goOn(open.get(), request, lock, watch) : Optional.empty();
        if (former.isPresent() && !(former.get() instanceof RunOutcome.Finished)) {
            return former.get();
        }
        RunOutcome outcome = begin(request, lock, watch);
        // What was gone on with is the answer, where nothing is left to begin.
        return outcome instanceof RunOutcome.NothingToDo ? former.orElse(outcome) : outcome;
    }

    private static boolean cameToItsEnd(RunOutcome outcome) {
        return switch (outcome) {
            case RunOutcome.Finished finished -> true;
            case RunOutcome.NothingToDo nothing -> true;
            case RunOutcome.LeftAlone left -> true;
            case RunOutcome.Incomplete incomplete -> true;
            case RunOutcome.Stopped stopped -> false;
            case RunOutcome.Refused refused -> false;
        };
    }

    private void expire(RunRequest request, RunObserver observer) throws SQLException {
        Instant asOf = request.asOf() == null ? engine.clock().instant() : request.asOf();
        if (new SegmentExpiry(engine, target, policies).expire(request.categories(), asOf, observer) > 0) {
            engine.settle(target);
        }
    }

    /** How the unfinished run ended; empty where it was closed instead. */
    private Optional<RunOutcome> goOn(RunSummary open, RunRequest request, TargetLock lock, RunWatch watch)
            throws SQLException {
        Optional<RunPlan> plan = planning.stillRight(open, request);
        if (plan.isEmpty()) {
            execution.abort(open, target);
            return Optional.empty();
        }
        return Optional.of(execution.goOn(open, planning.ready(plan.get(), lock), watch));
    }

    private RunOutcome begin(RunRequest request, TargetLock lock, RunWatch watch) throws SQLException {
        RunPlanning.Decision decision = planning.decide(request);
        return switch (decision) {
            case RunPlanning.Refused(RunPlan plan, String reason) -> new RunOutcome.Refused(plan, reason);
            case RunPlanning.Nothing(RunPlan plan) -> {
                engine.settle(target);
                yield plan.unreadable().isEmpty()
                        ? new RunOutcome.NothingToDo(plan)
                        : new RunOutcome.LeftAlone(plan, plan.unreadable());
            }
            case RunPlanning.Go(RunPlan plan) -> execution.begin(planning.ready(plan, lock), watch);
        };
    }

    /** Asks a running run to stop in an orderly way; whichever engine runs it sees that within about a second. False if it is not running. */
    public boolean askToStop(RunId run) {
        return stops.ask(run, target);
    }

    /** Lets no further chunk begin on the target, whoever runs; what is under way is committed when this returns. */
    public void pause() throws SQLException {
        Gate.pause(target);
    }

    public void resume() throws SQLException {
        Gate.resume(target);
    }

    public boolean paused() throws SQLException {
        try (var connection = target.open()) {
            return Gate.read(target.on(connection), target.name()).paused();
        }
    }

    public List<RunSummary> latest(int limit) throws SQLException {
        return engine.own().read(sql -> store.latest(sql, limit));
    }

    public Optional<RunSummary> find(RunId run) throws SQLException {
        return engine.own().read(sql -> store.find(sql, run));
    }

    /** Releases one plan that a guard refused, for one run. The release is an entry of the ledger; who and why are its erasable details. */
    public void approve(Hash plan, Signature signature) throws SQLException {
        Instant now = engine.clock().instant();
        Details details = engine.details(signature);
        engine.own().inTransaction(tx -> {
            if (plans.find(tx, plan).isEmpty()) {
                throw new RunRefusedException("expected the digest of a plan that a run stored, but " + plan.hex()
                        + " is none. `lethe run` prints it when a guard refuses.");
            }
            plans.release(tx, plan, signature.by(), now);
            return engine.ledger()
                    .append(tx, new ApprovalGiven(ApprovalGiven.Of.PLAN, plan, now, details.hash()), details);
        });
    }
}
