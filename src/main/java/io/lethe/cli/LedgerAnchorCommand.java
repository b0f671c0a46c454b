package io.lethe.cli;

import io.lethe.cli.terminal.Json;
import io.lethe.ledger.AnchorState;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Takes the latest checkpoint to the anchors. */
@Command(
        name = "anchor",
        header = "Take the latest checkpoint to every anchor that lacks leaves.",
        description = {
            "  lethe ledger anchor             runs do so at their end, and lethe serve every ten minutes",
            "",
            "Exit 1 where an anchor still lacks leaves afterwards; the reason is named."
        })
final class LedgerAnchorCommand implements Callable<Exit> {
    private final Lethe lethe;

    LedgerAnchorCommand(Lethe lethe) {
        this.lethe = lethe;
    }

    @Override
    public Exit call() throws SQLException {
        try (Installation installation = lethe.open()) {
            AnchorReport report = new AnchorReport(
                    installation.ledger().anchoring().anchor(),
                    lethe.doors().clock().instant());
            lethe.show(Json.document("ledger-anchors").put("anchors", report.json()), out -> print(report, out));
            return report.states().stream().anyMatch(AnchorState::isOpen) ? Exit.FAILED : Exit.DONE;
        }
    }

    private static void print(AnchorReport report, PrintWriter out) {
        if (report.states().isEmpty()) {
            out.println("No anchor is configured. For example: anchors: {notary: {directory: /mnt/other-hands}}");
        }
        report.print(out);
    }
}
