package io.lethe.run;

import io.lethe.ledger.receipt.RunId;
import io.lethe.plan.RunPlan;

/** How a run ended. Only {@link Finished} and {@link NothingToDo} are success. Where it tells of rows, objects at which rows pointed count with them. */
public sealed interface RunOutcome {
    /** Everything that was planned is gone, and its absence was verified. */
    record Finished(RunId run, long rows) implements RunOutcome {}

    record NothingToDo(RunPlan plan) implements RunOutcome {}

    /** Nothing was done, since all that is due cannot be: rows are left, for a reason that is named. */
    record LeftAlone(RunPlan plan, String reason) implements RunOutcome {}

    /** Stopped in an orderly way before the end: a stop request, a pause, the end of the window. The next run continues it. */
    record Stopped(RunId run, long rows, String reason) implements RunOutcome {}

    /** Ended, but rows that were due are still there, for a reason that is named. */
    record Incomplete(RunId run, long rows, String reason) implements RunOutcome {}

    /** A guard refused; nothing was changed. The plan is stored and can be released by its digest. */
    record Refused(RunPlan plan, String reason) implements RunOutcome {}
}
