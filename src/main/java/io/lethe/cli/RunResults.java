package io.lethe.cli;

import io.lethe.cli.terminal.Json;
import io.lethe.cli.terminal.Words;
import io.lethe.ledger.receipt.RunId;
import io.lethe.plan.RunPlan;
import io.lethe.policy.name.TargetName;
import io.lethe.run.RunOutcome;
import io.lethe.run.RunSummary;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the runs of one command came to, target by target. */
final class RunResults {
    private final Lethe lethe;
    private final Installation installation;
    private final List<Result> results = new ArrayList<>();

    /** One target's; {@code run} is null where none was begun. */
    private record Result(
            TargetName target, RunOutcome outcome, @Nullable RunSummary run) {}

    RunResults(Lethe lethe, Installation installation) {
        this.lethe = lethe;
        this.installation = installation;
    }

    void add(TargetName target, RunOutcome outcome) throws SQLException {
        RunId id = id(outcome);
        Optional<RunSummary> run =
                id == null ? Optional.empty() : installation.runs(target).find(id);
        results.add(new Result(target, outcome, run.orElse(null)));
    }

    /** Shows them all; the worst decides how the process ends. */
    Exit show() {
        List<Json> json = results.stream().map(RunResults::json).toList();
        lethe.show(Json.document("outcomes").put("outcomes", json), this::print);
        return results.stream()
                .map(result -> exit(result.outcome()))
                .max((a, b) -> Integer.compare(badness(a), badness(b)))
                .orElse(Exit.STOPPED);
    }

    private void print(PrintWriter out) {
        for (Result result : results) {
            if (result.run() != null) {
                RunReport.table(result.run()).print(out);
                out.println();
            }
            if (result.outcome() instanceof RunOutcome.Refused refused) {
                new PlanReport(installation.policies()).print(refused.plan(), out, lethe.terminal());
                out.println();
            }
            out.println(sentence(result));
        }
    }

    private static String sentence(Result result) {
        String on = " on " + result.target();
        return switch (result.outcome()) {
            case RunOutcome.Finished(RunId run, long rows) ->
                "run " + run + on + " finished: " + DoneRows.words(rows, result.run()) + ", absence verified.\n"
                        + "Next: lethe ledger verify";
            case RunOutcome.NothingToDo(RunPlan plan) ->
                "Nothing to do" + on + " as of " + Words.instant(plan.asOf()) + left(plan);
            case RunOutcome.LeftAlone(RunPlan plan, String reason) ->
                "Nothing was done" + on + " as of " + Words.instant(plan.asOf()) + ": " + reason + ".";
            case RunOutcome.Stopped(RunId run, long rows, String reason) ->
                "run " + run + on + " stopped: " + reason + ". " + DoneRows.words(rows, result.run())
                        + " so far; lethe run continues.";
            case RunOutcome.Incomplete(RunId run, long rows, String reason) ->
                "run " + run + on + " is incomplete: " + reason + ". " + DoneRows.words(rows, result.run()) + ".";
            case RunOutcome.Refused(RunPlan plan, String reason) ->
                "refused" + on + ": " + reason
                        + ". Nothing was changed.\nNext: correct the policy, or release this one plan: lethe approve "
                        + plan.digest() + " --by NAME --reason TEXT && lethe run --plan " + plan.digest();
        };
    }

    private static String left(RunPlan plan) {
        long held =
                plan.steps().stream().mapToLong(step -> step.counts().held()).sum();
        long waiting =
                plan.steps().stream().mapToLong(step -> step.counts().waiting()).sum();
        long undated =
                plan.steps().stream().mapToLong(step -> step.counts().undated()).sum();
        return held + waiting + undated == 0
                ? "."
                : ". Left: " + Words.number(held) + " held, " + Words.number(waiting) + " waiting, "
                        + Words.number(undated) + " undated; lethe plan shows where.";
    }

    private static @Nullable RunId id(RunOutcome outcome) {
        return switch (outcome) {
            case RunOutcome.Finished finished -> finished.run();
            case RunOutcome.Stopped stopped -> stopped.run();
            case RunOutcome.Incomplete incomplete -> incomplete.run();
            case RunOutcome.NothingToDo nothing -> null;
            case RunOutcome.LeftAlone left -> null;
            case RunOutcome.Refused refused -> null;
        };
    }

    static Exit exit(RunOutcome outcome) {
        return switch (outcome) {
            case RunOutcome.Finished finished -> Exit.DONE;
            case RunOutcome.NothingToDo nothing -> Exit.DONE;
            case RunOutcome.LeftAlone left -> Exit.FAILED;
            case RunOutcome.Stopped stopped -> Exit.STOPPED;
            case RunOutcome.Incomplete incomplete -> Exit.FAILED;
            case RunOutcome.Refused refused -> Exit.REFUSED;
        };
    }

    // What needs a person soonest comes last.
    private static int badness(Exit exit) {
        return List.of(Exit.DONE, Exit.STOPPED, Exit.REFUSED, Exit.FAILED).indexOf(exit);
    }

    private static Json json(Result result) {
        Json json = Json.object()
                .put("target", result.target())
                .put("exit", exit(result.outcome()).code());
        if (result.run() != null) {
            return RunReport.members(json, result.run()).put("steps", RunReport.steps(result.run()));
        }
        return switch (result.outcome()) {
            case RunOutcome.Refused(RunPlan plan, String reason) ->
                json.put("state", "refused").put("plan", plan.digest()).put("reason", reason);
            case RunOutcome.NothingToDo(RunPlan plan) ->
                json.put("state", "nothing-to-do").put("plan", plan.digest()).put("asOf", plan.asOf());
            case RunOutcome.LeftAlone(RunPlan plan, String reason) ->
                json.put("state", "left-alone").put("plan", plan.digest()).put("reason", reason);
            case RunOutcome.Finished ignored -> json;
            case RunOutcome.Stopped ignored -> json;
            case RunOutcome.Incomplete ignored -> json;
        };
    }
}
