package io.lethe.cli;

import io.lethe.cli.terminal.Json;
import io.lethe.cli.terminal.TextTable;
import io.lethe.cli.terminal.Words;
import io.lethe.run.RunSummary;
import io.lethe.run.RunSummary.StepSummary;
import java.io.PrintWriter;
import java.util.List;

/** Runs as text and JSON. */
final class RunReport {
    private RunReport() {}

    static void show(Lethe lethe, RunSummary run) {
        lethe.show(members(Json.document("run"), run).put("steps", steps(run)), out -> print(out, run));
    }

    static void showAll(Lethe lethe, List<RunSummary> runs) {
        List<Json> json = runs.stream().map(run -> members(Json.object(), run)).toList();
        lethe.show(Json.document("runs").put("runs", json), out -> printAll(out, runs));
    }

    /** A run's steps, one line each. */
    static TextTable table(RunSummary run) {
        TextTable table = new TextTable("STEP", "POLICY", "ACTION", "TABLE", "PLANNED", "DONE", "SKIPPED", "REMAINING");
        for (StepSummary step : run.steps()) {
            table.row(
                    step.number(),
                    step.category(),
                    step.action(),
                    step.table(),
                    step.planned(),
                    step.done(),
                    step.skipped(),
                    step.remaining());
        }
        return table;
    }

    static Json members(Json json, RunSummary run) {
        return json.put("run", run.id())
                .put("target", run.target())
                .put("state", run.state())
                .put("reason", run.reason())
                .put("plan", run.plan())
                .put("asOf", run.asOf())
                .put("startedAt", run.startedAt())
                .put("endedAt", run.endedAt())
                .put("rows", run.rows())
                .put("objects", run.objects());
    }

    static List<Json> steps(RunSummary run) {
        return run.steps().stream()
                .map(step -> Json.object()
                        .put("step", step.number())
                        .put("category", step.category())
                        .put("action", step.action())
                        .put("table", step.table())
                        .put("ofObjects", step.ofObjects())
                        .put("planned", step.planned())
                        .put("done", step.done())
                        .put("skipped", step.skipped())
                        .put("remaining", step.remaining()))
                .toList();
    }

    private static void print(PrintWriter out, RunSummary run) {
        out.println(
                "run " + run.id() + " on " + run.target() + ", as of " + Words.instant(run.asOf()) + ": " + state(run));
        out.println("plan " + run.plan());
        out.println();
        table(run).print(out);
    }

    private static void printAll(PrintWriter out, List<RunSummary> runs) {
        if (runs.isEmpty()) {
            out.println("No runs yet.");
            return;
        }
        TextTable table = new TextTable("RUN", "TARGET", "STARTED", "ROWS", "STATE");
        runs.forEach(run -> table.row(run.id(), run.target(), Words.instant(run.startedAt()), rows(run), state(run)));
        table.print(out);
    }

    /** A number, or {@code 2 + 2 objects} where objects went too. */
    static Object rows(RunSummary run) {
        return run.objects() == 0
                ? run.rows()
                : Words.number(run.rows()) + " + " + Words.count(run.objects(), "object");
    }

    private static String state(RunSummary run) {
        return run.reason().isEmpty() ? run.state().toString() : run.state() + ": " + run.reason();
    }
}
