package io.lethe.run;

import io.lethe.action.ReceiptOutbox.Total;
import io.lethe.ledger.entry.ObjectCounts;
import io.lethe.ledger.entry.RunFinished;
import io.lethe.ledger.receipt.RunId;
import io.lethe.plan.TableStep;
import io.lethe.policy.Action;
import io.lethe.run.RunSummary.StepSummary;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * What a run came to: what its plan counted, what its receipts say, what it left alone, and what it found when it looked afterwards.
 *
 * @param totals sums over the receipts, by number of step
 */
record LastWord(List<TableStep> steps, Map<Integer, Total> totals, RunTally tally, Absence absence) {
    LastWord {
        steps = List.copyOf(steps);
        totals = Map.copyOf(totals);
    }

    RunFinished entry(RunId run, Instant now) {
        Total total = totals.values().stream().reduce(Total.NONE, Total::plus);
        ObjectCounts objects = objects();
        return new RunFinished(
                run,
                total.chunks(),
                total.rows(),
                absent(step -> !step.ofObjects()) + objects.absent(),
                sum(step -> !step.ofObjects() && step.action() instanceof Action.Anonymise, this::done),
                objects,
                tally(now));
    }

    StepSummary of(TableStep step) {
        return new StepSummary(
                step.number(),
                step.category().name(),
                step.action().called(),
                step.table().toString(),
                step.ofObjects(),
                step.counts().due(),
                done(step),
                skipped(step),
                absence.remaining(step.number()));
    }

    private ObjectCounts objects() {
        return new ObjectCounts(
                sum(TableStep::ofObjects, step -> step.counts().due()),
                sum(TableStep::ofObjects, this::done),
                absent(TableStep::ofObjects),
                sum(TableStep::ofObjects, step -> step.counts().held()),
                sum(TableStep::ofObjects, this::skipped));
    }

    private RunFinished.Tally tally(Instant now) {
        return new RunFinished.Tally(
                sum(step -> true, step -> step.counts().due()),
                sum(step -> true, step -> step.counts().held()),
                sum(step -> true, step -> step.counts().undated()),
                sum(step -> true, this::skipped),
                now);
    }

    /** Rows by themselves and objects by themselves: an object that is still to be removed says nothing against a row that is gone. */
    private long absent(Predicate<TableStep> which) {
        return Math.max(0, sum(which, this::done) - sum(which, step -> absence.remaining(step.number())));
    }

    private long done(TableStep step) {
        return totals.getOrDefault(step.number(), Total.NONE).rows();
    }

    private long skipped(TableStep step) {
        return tally.of(step.number()).skipped().total();
    }

    private long sum(Predicate<TableStep> which, ToLongFunction<TableStep> number) {
        return steps.stream().filter(which).mapToLong(number).sum();
    }
}
