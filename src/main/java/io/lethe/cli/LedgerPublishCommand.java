package io.lethe.cli;

import io.lethe.cli.terminal.Json;
import io.lethe.ledger.PlaceState;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Brings the places up to the ledger. */
@Command(
        name = "publish",
        header = "Bring every place that the ledger is published to up to it.",
        description = {
            "  lethe ledger publish            lethe serve does so every minute",
            "",
            "Plain files (C2SP tlog-tiles), as by ledger export; only what grew is written, and nothing is written over but the checkpoint.",
            "Exit 1 where a place is still behind afterwards; the reason is named."
        })
final class LedgerPublishCommand implements Callable<Exit> {
    private final Lethe lethe;

    LedgerPublishCommand(Lethe lethe) {
        this.lethe = lethe;
    }

    @Override
    public Exit call() throws SQLException {
        try (Installation installation = lethe.open()) {
            PlaceReport report = new PlaceReport(
                    installation.publishing().publish(), lethe.doors().clock().instant());
            lethe.show(Json.document("ledger-places").put("places", report.json()), out -> print(report, out));
            return report.states().stream().anyMatch(PlaceState::isBehind) ? Exit.FAILED : Exit.DONE;
        }
    }

    private static void print(PlaceReport report, PrintWriter out) {
        if (report.states().isEmpty()) {
            out.println("No place is configured. For example: publish: {web: {directory: /var/www/ledger}}");
        }
        report.print(out);
    }
}
