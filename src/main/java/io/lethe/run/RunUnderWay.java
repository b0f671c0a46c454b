package io.lethe.run;

import io.lethe.action.ReceiptOutbox;
import io.lethe.action.StepWork;
import io.lethe.action.TargetLock;
import io.lethe.catalog.Target;
import io.lethe.ledger.receipt.RunId;
import io.lethe.plan.RunPlan;
import java.util.List;

/**
 * A run that this engine has begun or taken over, with all that its steps share. Safe for several threads.
 *
 * @param work the steps that have something to work on
 */
record RunUnderWay(
        StepWork.Run run,
        RunPlan plan,
        PlannedWork work,
        ReceiptOutbox outbox,
        TargetLock lock,
        Backlog backlog,
        Allowance allowance,
        RunSegments segments,
        RunTally tally,
        StopSignal stop,
        RunObserver observer) {
    /** The run may touch no more rows of this step, or of one whose rows go with its rows or with which its own go. */
    boolean usedUp(int step) {
        return work.files().containsKey(step)
                ? allowance.usedUp(step)
                : work.rows().values().stream()
                        .map(each -> each.family().toList())
                        .filter(family -> family.contains(step))
                        .flatMap(List::stream)
                        .anyMatch(allowance::usedUp);
    }

    RunId id() {
        return run.id();
    }

    Target target() {
        return run.target();
    }
}
