package io.lethe.run;

import io.lethe.action.ReceiptOutbox;
import io.lethe.action.ReceiptOutbox.Total;
import io.lethe.action.StepWork;
import io.lethe.catalog.Target;
import io.lethe.ledger.entry.RunAborted;
import io.lethe.ledger.entry.RunStarted;
import io.lethe.ledger.key.RealmKey;
import io.lethe.ledger.receipt.PolicyVersion;
import io.lethe.ledger.receipt.RunId;
import io.lethe.ledger.row.EpochKey;
import io.lethe.ledger.row.KeyEpoch;
import io.lethe.ledger.tree.Hash;
import io.lethe.plan.RunPlan;
import io.lethe.plan.TableStep;
import io.lethe.policy.Action;
import io.lethe.policy.name.Realm;
import io.lethe.run.RunPlanning.Ready;
import io.lethe.run.RunSummary.State;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;

/**
 * Carries one plan out.
 *
 * <ol>
 *   <li>One transaction on own: the plan, the run, {@code run.started} in the ledger. If we die before it commits, there is no run. If we die
 *       after it, there is a run without an engine, which the next engine goes on with.
 *   <li>The relay starts, then the job.
 *   <li>The job's last step closes the run; if it stopped or failed before, the run stays open.
 * </ol>
 */
final class RunExecution {
    private final Equipment engine;
    private final RunStore store;
    private final RunJob job;
    private final BatchLaunch launch;

    private RunExecution(Equipment engine, RunStore store, RunJob job, BatchLaunch launch) {
        this.engine = engine;
        this.store = store;
        this.job = job;
        this.launch = launch;
    }

    static RunExecution of(Equipment engine, RunStore store, BatchRepository batch) {
        return new RunExecution(engine, store, new RunJob(batch), new BatchLaunch(batch));
    }

    RunOutcome begin(Ready ready, RunWatch watch) throws SQLException {
        RunId run = new RunId(engine.ids().get());
        Instant now = engine.clock().instant();
        EpochKey key = engine.keys().epochKeyOrNew(KeyEpoch.of(now));
        // Before there is a run: where a key cannot be made, nothing may have been changed.
        Map<Realm, RealmKey> realmKeys = realmKeys(ready.plan());
        engine.own().inTransaction(tx -> {
            new PlanStore(ready.plan().target()).insert(tx, ready.plan(), now);
            new PlanStore(ready.plan().target()).use(tx, ready.plan().digest(), run);
            new PolicyAdoption(engine).adopt(tx, ready.policies(), now);
            store.insert(tx, run, ready.plan(), now);
            return engine.ledger().append(tx, started(run, ready, key, now));
        });
        watch.observer().started(run, ready.plan(), false);
        return carryOut(run, now, ready, realmKeys, watch);
    }

    RunOutcome goOn(RunSummary open, Ready ready, RunWatch watch) throws SQLException {
        Map<Realm, RealmKey> realmKeys = realmKeys(ready.plan());
        engine.own().inTransaction(tx -> {
            store.goOn(tx, open.id());
            return open;
        });
        watch.observer().started(open.id(), ready.plan(), true);
        return carryOut(open.id(), open.startedAt(), ready, realmKeys, watch);
    }

    private static RunStarted started(RunId run, Ready ready, EpochKey key, Instant now) {
        RunPlan plan = ready.plan();
        List<PolicyVersion> versions = plan.steps().stream()
                .map(step -> new PolicyVersion(step.category(), Hash.parse(step.policyHash())))
                .distinct()
                .toList();
        Instant cutoff = plan.steps().stream()
                .map(TableStep::cutoff)
                .max(Instant::compareTo)
                .orElseThrow();
        return new RunStarted(
                run,
                plan.digest(),
                versions,
                cutoff,
                key.epoch(),
                key.keyCommitment(),
                new RunStarted.Frame(plan.target(), ready.catalog().server().uuid(), plan.asOf(), now, plan.replay()));
    }

    private RunOutcome carryOut(RunId id, Instant begun, Ready ready, Map<Realm, RealmKey> realmKeys, RunWatch watch)
            throws SQLException {
        Target target = ready.lock().target();
        ReceiptOutbox outbox = engine.outbox(target, begun);
        Backlog backlog = new Backlog(outbox.countUnrelayed());
        StepWork.Run run = new StepWork.Run(
                id,
                target,
                engine.holds(),
                ready.plan().asOf(),
                ready.gate(),
                ready.catalog().server().uuid(),
                realmKeys);
        ReceiptRelay relay = engine.relay(outbox);
        try (ReplaySieves sieves = ReplaySieves.of(ready, engine.ledger());
                RelayLoop loop = new RelayLoop(relay, backlog).start()) {
            RunUnderWay underWay = new RunUnderWay(
                    run,
                    ready.plan(),
                    PlannedWork.of(run, ready, sieves),
                    outbox,
                    ready.lock(),
                    backlog,
                    Allowance.of(ready.plan(), ready.policies(), outbox.totals(id)),
                    new RunSegments(engine.own(), engine.ledger(), engine.archives(), engine.clock()),
                    new RunTally(),
                    watch.stop(),
                    watch.observer());
            RunKeeper keeper = new RunKeeper(engine.holds(), loop, engine.name());
            RunEnd end = new RunEnd(engine, store, relay);
            return outcome(underWay, toItsEnd(underWay, keeper, end));
        } catch (JobExecutionException e) {
            throw new IllegalStateException("Spring Batch refused run " + id, e);
        }
    }

    /**
     * Returns when none of the run's threads is at work any more. Batch alone does not wait: a partition that cannot even begin ends the job
     * while the others still delete, and the target's lock would be given back under them.
     */
    private JobExecution toItsEnd(RunUnderWay run, RunKeeper keeper, RunEnd end) throws JobExecutionException {
        ThreadFactory threads = Thread.ofPlatform().name("lethe-worker-", 1).factory();
        try (ExecutorService workers = Executors.newFixedThreadPool(engine.workers(), threads)) {
            return launch.launch(run, job.of(run, keeper, end, workers));
        }
    }

    private Map<Realm, RealmKey> realmKeys(RunPlan plan) {
        return new RealmKeys(engine)
                .of(plan.steps().stream()
                        .filter(step -> !step.partitions().isEmpty())
                        .flatMap(step -> step.action() instanceof Action.Anonymise anonymise
                                ? anonymise.realms(step.category()).stream()
                                : Stream.empty())
                        .collect(Collectors.toCollection(() -> new TreeSet<>(Comparator.comparing(Realm::key)))));
    }

    private RunOutcome outcome(RunUnderWay run, JobExecution execution) throws SQLException {
        if (execution.getStatus() == BatchStatus.COMPLETED) {
            RunSummary summary =
                    engine.own().read(sql -> store.find(sql, run.id())).orElseThrow();
            return summary.state() == State.FINISHED
                    ? new RunOutcome.Finished(run.id(), summary.done())
                    : new RunOutcome.Incomplete(run.id(), summary.done(), summary.reason());
        }
        List<Throwable> failures = execution.getAllFailureExceptions();
        if (execution.getStatus() == BatchStatus.STOPPED && (run.stop().asked() || isBatchsOwn(failures))) {
            return stopped(run);
        }
        long objects = objects(run);
        throw new RunFailedException(run.id(), run.tally().rows() - objects, objects, cause(execution, failures));
    }

    private static long objects(RunUnderWay run) {
        return run.plan().steps().stream()
                .filter(TableStep::ofObjects)
                .mapToLong(step -> run.tally().of(step.number()).rows())
                .sum();
    }

    /** What a step met, rather than what Batch says about a step that met something. */
    private static Throwable cause(JobExecution execution, List<Throwable> failures) {
        return failures.stream()
                .filter(failure -> !(failure instanceof JobExecutionException))
                .findFirst()
                .orElseGet(() -> failures.isEmpty()
                        ? new IllegalStateException(execution.getStatus().name())
                        : failures.getFirst());
    }

    /** Asked through its repository, Batch itself interrupts the steps, each with an exception: that is how it stops, not a failure. */
    private static boolean isBatchsOwn(List<Throwable> failures) {
        return failures.stream().allMatch(JobExecutionException.class::isInstance);
    }

    private RunOutcome stopped(RunUnderWay run) throws SQLException {
        String reason = run.stop().asked() ? run.stop().reason() : "asked to stop";
        Total total = run.outbox().totals(run.id()).values().stream().reduce(Total.NONE, Total::plus);
        engine.settleForNow(run.target());
        engine.own().inTransaction(tx -> {
            store.end(tx, run.id(), State.STOPPED, reason, engine.clock().instant());
            return run;
        });
        return new RunOutcome.Stopped(run.id(), total.rows(), reason);
    }

    /** Closes a run that nobody will go on with: the policies have changed, or other categories are asked for. Its chunks stay proved. */
    void abort(RunSummary open, Target target) throws SQLException {
        engine.settle(target);
        Total total = engine.outbox(target, open.startedAt()).totals(open.id()).values().stream()
                .reduce(Total.NONE, Total::plus);
        Instant now = engine.clock().instant();
        engine.own().inTransaction(tx -> {
            store.end(tx, open.id(), State.ABORTED, "a later run took its place", now);
            return engine.ledger()
                    .append(tx, new RunAborted(open.id(), total.chunks(), total.rows(), "SUPERSEDED", now));
        });
    }
}
