package io.lethe.run;

import io.lethe.action.AsideSettlement;
import io.lethe.action.TargetLock;
import io.lethe.catalog.Target;
import io.lethe.hold.DatasetHolds;
import io.lethe.hold.Gate;
import io.lethe.hold.Hold;
import io.lethe.policy.PolicySet;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A turn of this engine on a target: nobody else runs on it meanwhile, it is the target that the ledger knows, and its holds are those of the
 * register. Safe for several threads; each waits for its own turn.
 */
final class TargetTurn {
    private static final Logger LOG = LoggerFactory.getLogger(TargetTurn.class);
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Equipment engine;
    private final Target target;
    private final RunStore store;
    private final RunExecution execution;
    private final PolicySet policies;

    TargetTurn(Equipment engine, Target target, RunStore store, RunExecution execution, PolicySet policies) {
        this.engine = engine;
        this.target = target;
        this.store = store;
        this.execution = execution;
        this.policies = policies;
    }

    /** What is done in a turn. */
    interface Work<T> {
        T under(TargetLock lock) throws SQLException;
    }

    /**
     * Waits for the turn, and takes to the anchors at last what the ledger has then; one that is away does not change how the work ended.
     *
     * @throws RunRefusedException if an anchor has gone without a checkpoint for longer than it may
     * @throws TargetRestoredException if the target has lost receipts that the ledger has; it is then paused
     */
    <T> T take(RunWatch watch, Work<T> work) throws SQLException {
        engine.ledger().anchoring().refusal().ifPresent(reason -> {
            throw new RunRefusedException(reason);
        });
        T result;
        try (TargetLock lock = waitForLock(watch)) {
            expectOurTarget();
            engine.holds().applyWanted(target);
            settle(watch);
            result = work.under(lock);
        }
        engine.ledger().anchoring().anchor();
        return result;
    }

    /** Before anything is planned: what was restored has other rows, other holds and other receipts than we remember. */
    private void expectOurTarget() throws SQLException {
        TargetHistory history = new TargetHistory(engine, target, store);
        if (!history.isWhole()) {
            TargetRestoredException restored = history.close();
            Optional<RunSummary> open = engine.own().read(store::unfinished);
            if (open.isPresent()) {
                execution.abort(open.get(), target);
            }
            throw restored;
        }
        for (Hold hold : engine.holds().realign(target)) {
            LOG.warn("hold {} was not in force on {} any more, and is again", hold.id(), target.name());
        }
    }

    /** Before rows are counted: those of a partition that an engine had taken out are in no table of the customer's. */
    private void settle(RunWatch watch) throws SQLException {
        new AsideSettlement(target, new DatasetHolds(policies), new TablePatience(watch.stop())).settle(engine.name());
    }

    private TargetLock waitForLock(RunWatch watch) throws SQLException {
        Optional<TargetLock> lock = TargetLock.take(target, Duration.ZERO);
        while (lock.isEmpty()) {
            watch.observer().waiting("another engine is running on " + target);
            if (watch.stop().asked()) {
                throw new RunRefusedException("another engine is running on " + target + ".");
            }
            lock = TargetLock.take(target, PATIENCE);
        }
        return lock.get();
    }

    /** For what a person orders: it is no use to begin what the gate will stop at once. */
    static void refusePaused(Target target) throws SQLException {
        try (Connection connection = target.open()) {
            if (Gate.read(target.on(connection), target.name()).paused()) {
                throw new RunRefusedException("target " + target + " is paused. lethe resume opens it.");
            }
        }
    }
}
