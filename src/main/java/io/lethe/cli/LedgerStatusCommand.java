package io.lethe.cli;

import io.lethe.cli.terminal.Json;
import io.lethe.cli.terminal.Words;
import io.lethe.ledger.LedgerStatus;
import io.lethe.ledger.StampState;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** How the ledger stands. */
@Command(name = "status", header = "Show how many leaves there are, and how many are published and anchored.")
final class LedgerStatusCommand implements Callable<Exit> {
    private final Lethe lethe;

    LedgerStatusCommand(Lethe lethe) {
        this.lethe = lethe;
    }

    @Override
    public Exit call() throws SQLException {
        try (Installation installation = lethe.open()) {
            LedgerStatus status = installation.ledger().status();
            AnchorReport anchors = new AnchorReport(
                    installation.ledger().anchoring().states(),
                    lethe.doors().clock().instant());
            List<StampState> aging = installation.ledger().anchoring().renewing().states().stream()
                    .filter(StampState::isDue)
                    .toList();
            PlaceReport places = new PlaceReport(
                    installation.publishing().states(), lethe.doors().clock().instant());
            Json json = Json.document("ledger-status")
                    .put("origin", status.origin())
                    .put("size", status.size())
                    .put("root", status.root())
                    .put("published", status.published())
                    .put("anchors", anchors.json())
                    .put("aging", aging.stream().map(LedgerStatusCommand::json).toList())
                    .put("places", places.json());
            lethe.show(json, out -> {
                out.println("ledger " + status.origin() + ": " + LedgerWords.leaves(status.size()));
                out.println("root " + status.root());
                out.println(published(status));
                anchors.print(out);
                aging.forEach(stamps ->
                        out.println("anchor " + stamps.anchor() + ": " + stamps + ". lethe ledger renew does so"));
                places.print(out);
            });
            return Exit.DONE;
        }
    }

    private static Json json(StampState stamps) {
        Json json = Json.object()
                .put("anchor", stamps.anchor())
                .put("stamps", stamps.stamps())
                .put("due", stamps.due())
                .put("unseen", stamps.unseen())
                .put("ended", stamps.ended());
        return stamps.firstEnd() == null ? json : json.put("firstEnd", stamps.firstEnd());
    }

    private static String published(LedgerStatus status) {
        return status.isPublished()
                ? "all of them are under a published checkpoint"
                : Words.number(status.published())
                        + " of them are under a published checkpoint; lethe ledger checkpoint covers the rest";
    }
}
