package io.lethe.cli;

import io.lethe.cli.terminal.Json;
import io.lethe.cli.terminal.TextTable;
import io.lethe.cli.terminal.Words;
import io.lethe.run.ReplayLook;
import io.lethe.run.ReplayOutcome;
import io.lethe.run.ReplayedTable;
import io.lethe.run.RunOutcome;
import io.lethe.run.RunSummary;
import io.lethe.run.Runs;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a backup brought back, and what became of it.
 *
 * <pre>
 * Replay of crm as of 2026-11-23 09:30:00Z: rows that are there, and that the ledger knows as deleted
 *
 *   TABLE     LOOKED AT  RESURRECTED    DUE  HELD  WAITING  NOT DUE  KEY REUSED  PUT BACK
 *   crm.lead     10,000        1,204  1,200     3        0        1          17         0
 * </pre>
 */
record ReplayReport(Lethe lethe) {

    Exit show(ReplayLook look) {
        lethe.show(json(look, null), out -> {
            print(look, out);
            out.println(Words.count(look.due(), "row") + " would be deleted again. Nothing was changed.");
            if (look.due() > 0) {
                out.println("Next: lethe replay " + look.plan().target() + " --run");
            }
        });
        return look.due() > 0 ? Exit.WORK : nothing(look);
    }

    Exit show(ReplayOutcome outcome, Runs runs) throws SQLException {
        return switch (outcome) {
            case ReplayOutcome.Nothing nothing -> {
                lethe.show(json(nothing.look(), null), out -> {
                    print(nothing.look(), out);
                    out.println("No row was deleted again. Nothing was changed.");
                });
                yield nothing(nothing.look());
            }
            case ReplayOutcome.Ran(ReplayLook look, RunOutcome run) -> {
                RunSummary summary = summary(run, runs);
                lethe.show(json(look, summary), out -> {
                    if (look != null) {
                        print(look, out);
                    }
                    print(run, summary, out);
                });
                yield exit(look, run);
            }
        };
    }

    private static void print(ReplayLook look, PrintWriter out) {
        out.println("Replay of " + look.plan().target() + " as of "
                + Words.instant(look.plan().asOf()) + ": rows that are there, and that the ledger knows as deleted");
        out.println();
        if (look.tables().isEmpty()) {
            out.println("  The ledger knows of no deletion on this target.");
        } else {
            table(look).print(out);
        }
        out.println();
        look.tables().forEach(table -> reasons(table, out));
        out.println(
                "Rows that were only masked, and files, are not looked for: the next run finds those that are raw or due again.");
        out.println("digest " + look.plan().digest());
    }

    private static TextTable table(ReplayLook look) {
        TextTable table = new TextTable(
                "TABLE", "LOOKED AT", "RESURRECTED", "DUE", "HELD", "WAITING", "NOT DUE", "KEY REUSED", "PUT BACK");
        look.tables()
                .forEach(one -> table.row(
                        one.table(),
                        one.looked(),
                        one.resurrected(),
                        one.due(),
                        one.held(),
                        one.waiting(),
                        one.notDue(),
                        one.reused(),
                        one.putBack()));
        return table;
    }

    private static void reasons(ReplayedTable table, PrintWriter out) {
        left(table, table.held(), "kept by holds", out);
        left(table, table.waiting(), "waiting for rows that point at them and stay", out);
        left(table, table.notDue(), "not due under today's policies", out);
        table.untold().forEach(why -> out.println(table.table() + " cannot be told whole: " + why + "."));
    }

    private static void left(ReplayedTable table, long rows, String why, PrintWriter out) {
        if (rows > 0) {
            out.println(Words.count(rows, "row") + " of " + table.table() + " left alone: " + why + ".");
        }
    }

    private static void print(RunOutcome outcome, @Nullable RunSummary run, PrintWriter out) {
        if (run == null) {
            throw new IllegalStateException("a replay ended without a run: " + outcome);
        }
        out.println();
        RunReport.table(run).print(out);
        out.println();
        String head = "run " + run.id() + " on " + run.target();
        String rows = DoneRows.counted(run.rows(), run.objects()) + " deleted again";
        out.println(
                switch (run.state()) {
                    case FINISHED -> head + " finished: " + rows + ", absence verified.\nNext: lethe ledger verify";
                    case STOPPED ->
                        head + " stopped: " + run.reason() + ". " + rows + " so far; lethe replay " + run.target()
                                + " --run continues.";
                    case INCOMPLETE -> head + " is incomplete: " + run.reason() + ". " + rows + ".";
                    case RUNNING, ABORTED -> head + " is " + run.state() + ".";
                });
    }

    private static @Nullable RunSummary summary(RunOutcome outcome, Runs runs) throws SQLException {
        return switch (outcome) {
            case RunOutcome.Finished finished -> runs.find(finished.run()).orElseThrow();
            case RunOutcome.Stopped stopped -> runs.find(stopped.run()).orElseThrow();
            case RunOutcome.Incomplete incomplete -> runs.find(incomplete.run()).orElseThrow();
            case RunOutcome.NothingToDo nothing -> null;
            case RunOutcome.LeftAlone left -> null;
            case RunOutcome.Refused refused -> null;
        };
    }

    private static Exit exit(@Nullable ReplayLook look, RunOutcome run) {
        Exit exit = RunResults.exit(run);
        return exit == Exit.DONE && look != null && look.leaves() ? Exit.FAILED : exit;
    }

    /** Where nothing can be deleted again. */
    private static Exit nothing(ReplayLook look) {
        if (look.isHeldWhole()) {
            return Exit.REFUSED;
        }
        return look.leaves() ? Exit.FAILED : Exit.DONE;
    }

    private static Json json(@Nullable ReplayLook look, @Nullable RunSummary run) {
        Json json = Json.document("replay");
        if (look != null) {
            json.put("target", look.plan().target())
                    .put("asOf", look.plan().asOf())
                    .put("plan", look.plan().digest())
                    .put("due", look.due())
                    .put(
                            "tables",
                            look.tables().stream().map(ReplayReport::json).toList());
        }
        return run == null
                ? json
                : json.put("run", RunReport.members(Json.object(), run).put("steps", RunReport.steps(run)));
    }

    private static Json json(ReplayedTable table) {
        return Json.object()
                .put("table", table.table())
                .put("looked", table.looked())
                .put("resurrected", table.resurrected())
                .put("due", table.due())
                .put("held", table.held())
                .put("waiting", table.waiting())
                .put("notDue", table.notDue())
                .put("reused", table.reused())
                .put("putBack", table.putBack())
                .put("untold", List.copyOf(table.untold()));
    }
}
