package io.lethe.cli;

import io.lethe.cli.terminal.Json;
import io.lethe.ledger.note.SignedNote;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Signs and publishes. */
@Command(
        name = "checkpoint",
        header = "Sign and publish a checkpoint over all leaves, and print it.",
        description = {
            "  lethe ledger checkpoint         the signed note, as published; the same one again if nothing is new"
        })
final class LedgerCheckpointCommand implements Callable<Exit> {
    private final Lethe lethe;

    LedgerCheckpointCommand(Lethe lethe) {
        this.lethe = lethe;
    }

    @Override
    public Exit call() throws SQLException {
        try (Installation installation = lethe.open()) {
            SignedNote note = installation.ledger().checkpoint();
            String text = note.toString();
            lethe.show(Json.document("checkpoint").put("note", text), out -> out.print(text));
            return Exit.DONE;
        }
    }
}
