package io.lethe.run;

import io.lethe.action.FileWork;
import io.lethe.action.ReceiptOutbox.Total;
import io.lethe.ledger.entry.RunFinished;
import io.lethe.plan.TableStep;
import io.lethe.policy.Action;
import io.lethe.run.RunSummary.State;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/** The steps around the tables: what an earlier run left behind is carried to the ledger before, absence is verified and the run closed after. */
final class RunEnd {
    private final Equipment engine;
    private final RunStore store;
    private final ReceiptRelay relay;
    private volatile Absence absence = Absence.UNKNOWN;

    RunEnd(Equipment engine, RunStore store, ReceiptRelay relay) {
        this.engine = engine;
        this.store = store;
        this.relay = relay;
    }

    Tasklet prepare(RunUnderWay run) {
        return (contribution, context) -> {
            run.backlog().relayed(relay.relayAll());
            return RepeatStatus.FINISHED;
        };
    }

    Tasklet verifyAbsence(RunUnderWay run) {
        return (contribution, context) -> {
            absence = new AbsenceLook(
                            run,
                            engine.keys(),
                            engine.replicas().of(run.target().name()))
                    .look();
            return RepeatStatus.FINISHED;
        };
    }

    /**
     * Closes the run. If we die before the transaction on own commits, the run is still open and the next engine comes here again. If we die after
     * it, the run is closed and its leaves are only not yet published: the next publication covers them.
     */
    Tasklet finish(RunUnderWay run) {
        return (contribution, context) -> {
            run.backlog().relayed(relay.relayAll());
            Map<Integer, Total> totals = run.outbox().totals(run.id());
            engine.own().inTransaction(tx -> close(tx, run, totals));
            relay.publish();
            return RepeatStatus.FINISHED;
        };
    }

    private Total close(DSLContext tx, RunUnderWay run, Map<Integer, Total> totals) throws SQLException {
        Instant now = engine.clock().instant();
        Total total = totals.values().stream().reduce(Total.NONE, Total::plus);
        run.plan().steps().forEach(step -> noteStep(tx, run, step, totals));
        engine.ledger()
                .append(
                        tx,
                        new RunFinished(
                                run.id(),
                                total.chunks(),
                                total.rows(),
                                Math.max(0, total.rows() - absence.remaining()),
                                masked(run, totals),
                                tally(run, now)));
        String reason = reason(run);
        store.end(tx, run.id(), reason.isEmpty() ? State.FINISHED : State.INCOMPLETE, reason, now);
        return total;
    }

    /** Why the run is incomplete; empty if it is not. */
    private String reason(RunUnderWay run) {
        long left = absence.stillDue();
        String still = left == 0 ? "" : left + " rows that are due are still there" + reasons(run, left);
        long back = absence.cameBack();
        String again = back == 0
                ? ""
                : (back == 1 ? "1 row is" : back + " rows are") + " there again that this run has deleted";
        Stream<String> onTarget = Stream.of(still, again, run.plan().unreadable(), unsettled(run));
        return Stream.concat(onTarget, absence.onReplicas().stream())
                .filter(reason -> !reason.isEmpty())
                .collect(Collectors.joining("; "));
    }

    /** Files that vanished or changed under the run: nobody can say what became of what the plan counted. */
    private static String unsettled(RunUnderWay run) {
        return run.work().files().values().stream()
                .map(FileWork::step)
                .filter(step -> run.tally().of(step.number()).skipped().unsettled() > 0)
                .map(step -> "files of " + step.table() + " were left alone: "
                        + run.tally().of(step.number()).skipped())
                .collect(Collectors.joining("; "));
    }

    private static long masked(RunUnderWay run, Map<Integer, Total> totals) {
        return run.plan().steps().stream()
                .filter(step -> step.action() instanceof Action.Anonymise)
                .mapToLong(
                        step -> totals.getOrDefault(step.number(), Total.NONE).rows())
                .sum();
    }

    private void noteStep(DSLContext tx, RunUnderWay run, TableStep step, Map<Integer, Total> totals) {
        store.setStep(
                tx,
                run.id(),
                new RunSummary.StepSummary(
                        step.number(),
                        step.category().name(),
                        step.action().called(),
                        step.table().toString(),
                        step.ofObjects(),
                        step.counts().due(),
                        totals.getOrDefault(step.number(), Total.NONE).rows(),
                        run.tally().of(step.number()).skipped().total(),
                        absence.remaining(step.number())));
    }

    /** Of the rows that are left: those that we could not have, those that were one too many, and those that were not there when we came past. */
    private String reasons(RunUnderWay run, long left) {
        long locked = Math.min(left, run.tally().skipped().locked());
        long beyond = Math.min(left - locked, beyondTheLimit(run));
        long late = left - locked - beyond;
        return Stream.of(
                        reason(locked, "locked"),
                        reason(beyond, "more than the plan counted and the policy's rows per run allow"),
                        reason(late, "came after their place was passed"))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", ", " (", ")"));
    }

    private static Optional<String> reason(long rows, String words) {
        return rows == 0 ? Optional.empty() : Optional.of(rows + " " + words);
    }

    private long beyondTheLimit(RunUnderWay run) {
        return absence.due().entrySet().stream()
                .filter(step -> run.usedUp(step.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private static RunFinished.Tally tally(RunUnderWay run, Instant now) {
        long planned = 0;
        long held = 0;
        long undated = 0;
        for (TableStep step : run.plan().steps()) {
            planned += step.counts().due();
            held += step.counts().held();
            undated += step.counts().undated();
        }
        return new RunFinished.Tally(
                planned, held, undated, run.tally().skipped().total(), now);
    }
}
