package io.lethe.cli;

import io.lethe.cli.terminal.Json;
import io.lethe.cli.terminal.TextTable;
import io.lethe.cli.terminal.Words;
import io.lethe.plan.PlanRefusedException;
import io.lethe.policy.name.TargetName;
import io.lethe.run.RunSummary;
import io.lethe.run.Runs;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** One line per target. */
@Command(
        name = "status",
        header = "Show each target: paused or not, rows past a policy's delete-by, and its latest run.",
        description = {"  lethe status"})
final class StatusCommand implements Callable<Exit> {
    private final Lethe lethe;

    /**
     * A target at this moment.
     *
     * @param overdue null where policies and tables do not fit each other, which {@code lethe check --against} tells
     */
    private record Standing(
            TargetName target,
            boolean paused,
            long pendingHolds,
            @Nullable Long overdue,
            @Nullable RunSummary latest) {}

    StatusCommand(Lethe lethe) {
        this.lethe = lethe;
    }

    @Override
    public Exit call() throws SQLException {
        try (Installation installation = lethe.open()) {
            List<Standing> standings = new ArrayList<>();
            for (TargetName target : installation.targets()) {
                standings.add(standing(target, installation));
            }
            PlaceReport lagging = new PlaceReport(
                            installation.publishing().states(),
                            lethe.doors().clock().instant())
                    .lagging();
            List<Json> json = standings.stream().map(StatusCommand::json).toList();
            lethe.show(Json.document("status").put("targets", json).put("laggingPlaces", lagging.json()), out -> {
                print(out, standings);
                lagging.print(out);
            });
            return Exit.DONE;
        }
    }

    private Standing standing(TargetName target, Installation installation) throws SQLException {
        Runs runs = installation.runs(target);
        return new Standing(
                target,
                runs.paused(),
                installation.holds().pending(target).size(),
                overdue(runs),
                runs.latest(1).stream().findFirst().orElse(null));
    }

    private @Nullable Long overdue(Runs runs) throws SQLException {
        try {
            return runs.overdue(lethe.doors().clock().instant()).total();
        } catch (PlanRefusedException e) {
            return null;
        }
    }

    private static void print(PrintWriter out, List<Standing> standings) {
        TextTable table = new TextTable("TARGET", "STATE", "PENDING HOLDS", "OVERDUE", "LATEST RUN", "STARTED", "ROWS");
        for (Standing each : standings) {
            RunSummary run = each.latest();
            table.row(
                    each.target(),
                    state(each),
                    each.pendingHolds(),
                    each.overdue(),
                    run == null ? null : run.id(),
                    run == null ? null : Words.instant(run.startedAt()),
                    run == null ? null : RunReport.rows(run));
        }
        table.print(out);
    }

    private static String state(Standing each) {
        RunSummary run = each.latest();
        String latest = run == null ? "never run" : run.state().toString();
        return each.paused() ? "paused (" + latest + ")" : latest;
    }

    private static Json json(Standing each) {
        RunSummary run = each.latest();
        return Json.object()
                .put("target", each.target())
                .put("paused", each.paused())
                .put("pendingHolds", each.pendingHolds())
                .put("overdue", each.overdue())
                .put("latestRun", run == null ? null : RunReport.members(Json.object(), run));
    }
}
