package io.lethe.cli;

import io.lethe.cli.terminal.Json;
import io.lethe.cli.terminal.Words;
import io.lethe.ledger.Finding;
import io.lethe.ledger.Verdict;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Recomputes the ledger. */
@Command(
        name = "verify",
        header = "Recompute the ledger from its leaves, against every published checkpoint.",
        description = {
            "  lethe ledger verify             exit 0 if it holds, 5 if anything was changed, and then what",
        })
final class LedgerVerifyCommand implements Callable<Exit> {
    private final Lethe lethe;

    LedgerVerifyCommand(Lethe lethe) {
        this.lethe = lethe;
    }

    @Override
    public Exit call() throws SQLException {
        try (Installation installation = lethe.open()) {
            Verdict verdict = installation.ledger().verify();
            Json json = Json.document("ledger-verdict")
                    .put("holds", verdict.holds())
                    .put("leaves", verdict.leaves())
                    .put("checkpoints", verdict.checkpoints())
                    .put(
                            "findings",
                            verdict.findings().stream().map(Finding::message).toList());
            lethe.show(json, out -> print(out, verdict));
            return verdict.holds() ? Exit.DONE : Exit.NOT_VERIFIED;
        }
    }

    private static void print(PrintWriter out, Verdict verdict) {
        verdict.findings().forEach(finding -> out.println(finding.message()));
        out.println(
                verdict.holds()
                        ? "The ledger holds: " + LedgerWords.leaves(verdict.leaves()) + " agree with "
                                + Words.count(verdict.checkpoints(), "published checkpoint") + "."
                        : "THE LEDGER DOES NOT HOLD: "
                                + Words.count(verdict.findings().size(), "finding")
                                + ". Stop all runs; keep this database and the published checkpoints as they are.");
    }
}
