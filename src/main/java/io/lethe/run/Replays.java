package io.lethe.run;

import io.lethe.action.TargetLock;
import io.lethe.catalog.Target;
import io.lethe.plan.RunPlan;
import io.lethe.policy.PolicySet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Deletes again what was deleted before and is back, after a target was restored from a backup: rows that the ledger knows by their commitments,
 * that no one put back on purpose, that have not only the key of a row that is gone, and that today's policies and holds still let go.
 *
 * <ol>
 *   <li>A replay whose engine died, or that was stopped, is gone on with. Any other run that is open is closed as aborted: it would delete more
 *       than was asked for.
 *   <li>Look at every row of the tables that chunks deleted from.
 *   <li>Delete what was found by a run like any: its plan, its gate, its receipts. Its {@code run.started} says that it is a replay.
 * </ol>
 *
 * <p>Safe for several threads.
 */
public final class Replays {
    private final Equipment engine;
    private final Target target;
    private final RunStore store;
    private final RunPlanning planning;
    private final ReplayPlanning replayPlanning;
    private final RunExecution execution;
    private final TargetTurn turn;

    public Replays(Equipment engine, Target target, PolicySet policies) {
        this.engine = engine;
        this.target = target;
        this.store = new RunStore(target.name());
        this.planning = new RunPlanning(engine, target, policies, new PlanStore(target.name()));
        this.replayPlanning = new ReplayPlanning(engine, target, policies, planning);
        this.execution =
                RunExecution.of(engine, store, new BatchRepository(engine.own().dataSource()));
        this.turn = new TargetTurn(engine, target, store, execution, policies);
    }

    /** What {@link #run} would find now. Writes nothing anywhere, and needs no turn on the target: it may be paused. */
    public ReplayLook look() throws SQLException {
        return replayPlanning.look();
    }

    /**
     * Looks and deletes, and returns when the run has ended.
     *
     * @throws RunRefusedException if the target is paused, or an anchor has gone without a checkpoint for longer than it may
     * @throws TargetRestoredException if the target has lost receipts that the ledger has; it is then paused
     */
    public ReplayOutcome run(StopSignal stop, RunObserver observer) throws SQLException {
        RunWatch watch = new RunWatch(stop, observer);
        planning.refuseDisagreeingClocks();
        return turn.take(watch, lock -> {
            TargetTurn.refusePaused(target);
            RunOutcome former = goOn(lock, watch);
            return former == null || former instanceof RunOutcome.Finished
                    ? begin(former, lock, watch)
                    : new ReplayOutcome.Ran(null, former);
        });
    }

    /** How the unfinished replay ended; null where there was none. */
    private @Nullable RunOutcome goOn(TargetLock lock, RunWatch watch) throws SQLException {
        Optional<RunSummary> open = engine.own().read(store::unfinished);
        if (open.isEmpty()) {
            return null;
        }
        Optional<RunPlan> plan =
                planning.stillRight(open.get(), RunRequest.everything()).filter(found -> found.replay() != null);
        if (plan.isEmpty()) {
            execution.abort(open.get(), target);
            return null;
        }
        return execution.goOn(open.get(), planning.ready(plan.get(), lock), watch);
    }

    private ReplayOutcome begin(@Nullable RunOutcome former, TargetLock lock, RunWatch watch) throws SQLException {
        ReplayLook look = replayPlanning.look();
        if (look.due() > 0) {
            return new ReplayOutcome.Ran(look, execution.begin(planning.ready(look.plan(), lock), watch));
        }
        // What was gone on with is the answer, where nothing is left to begin.
        return former == null ? new ReplayOutcome.Nothing(look) : new ReplayOutcome.Ran(look, former);
    }
}
