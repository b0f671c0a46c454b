package io.lethe.cli;

import io.lethe.action.RestoreObstacle;
import io.lethe.cli.terminal.Json;
import io.lethe.cli.terminal.Words;
import io.lethe.run.RestoreLook;
import io.lethe.run.RestoreOutcome;
import java.io.PrintWriter;
import java.util.List;

/** What a restoration would do, what is in its way, or how it ended. */
record RestoreReport(Lethe lethe, boolean withoutHold) {

    Exit show(RestoreLook look) {
        lethe.show(json(look, 0, ""), out -> {
            if (look.refused()) {
                obstacles(look, out);
            } else if (look.rows() == 0) {
                out.println("No row to put back" + leftOut(look) + ". Nothing was changed.");
            } else {
                out.println(count(look.rows()) + " of segment " + look.segment().name() + " can be put back into "
                        + look.segment().table() + leftOut(look) + ".");
                afterwards(out);
                out.println("Nothing was changed. Next: the same with --run");
            }
        });
        return look.refused() ? Exit.REFUSED : Exit.DONE;
    }

    Exit show(RestoreOutcome outcome) {
        return switch (outcome) {
            case RestoreOutcome.Nothing nothing -> show(nothing.look());
            case RestoreOutcome.Finished finished -> {
                lethe.show(json(finished.look(), finished.rows(), finished.id().text()), out -> {
                    out.println(count(finished.rows()) + " of "
                            + finished.look().segment().table() + " put back" + leftOut(finished.look())
                            + ", each in the ledger under restoration " + finished.id() + ".");
                    afterwards(out);
                });
                yield Exit.DONE;
            }
            case RestoreOutcome.Incomplete incomplete -> {
                lethe.show(
                        json(
                                incomplete.look(),
                                incomplete.rows(),
                                incomplete.id().text()),
                        out -> {
                            out.println(count(incomplete.rows()) + " of "
                                    + incomplete.look().segment().table() + " put back of "
                                    + incomplete.look().rows()
                                    + ", each in the ledger under restoration " + incomplete.id() + ".");
                            out.println("Stopped: " + incomplete.reason() + ".");
                            out.println("Next: the same with --skip-existing");
                        });
                yield incomplete.rows() == 0 ? Exit.REFUSED : Exit.FAILED;
            }
        };
    }

    private static void obstacles(RestoreLook look, PrintWriter out) {
        out.println("Nothing of segment " + look.segment().name() + " can be put back into "
                + look.segment().table() + " as asked:");
        look.obstacles().forEach(obstacle -> out.println("  " + obstacle));
        out.println("Nothing was changed.");
        if (look.obstacles().stream().anyMatch(RestoreObstacle::aboutHolds)) {
            out.println(
                    "Next: lethe hold place, on the rows, the person or the category, so that they stay; or --without-hold");
        }
    }

    private void afterwards(PrintWriter out) {
        out.println(
                withoutHold
                        ? "Perhaps no hold keeps them: if they are due, the next run archives and deletes them again."
                        : "Open holds keep them. Once these are released and the rows are due, a run archives and deletes them again.");
    }

    private static String leftOut(RestoreLook look) {
        return look.leftOut() == 0 ? "" : "; " + count(look.leftOut()) + " left out, as their keys exist";
    }

    private static String count(long rows) {
        return Words.count(rows, "row");
    }

    private static Json json(RestoreLook look, long restored, String id) {
        List<Json> obstacles = look.obstacles().stream()
                .map(obstacle -> Json.object().put("what", obstacle.words()).put("rows", obstacle.rows()))
                .toList();
        return Json.document("restoration")
                .put("segment", look.segment().name())
                .put("target", look.segment().target())
                .put("table", look.segment().table())
                .put("rows", look.rows())
                .put("leftOut", look.leftOut())
                .put("obstacles", obstacles)
                .put("restoration", id)
                .put("restored", restored);
    }
}
