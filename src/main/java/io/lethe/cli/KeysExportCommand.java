package io.lethe.cli;

import io.lethe.cli.terminal.Json;
import io.lethe.ledger.note.SigningTerm;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Prints what third parties check by. */
@Command(
        name = "export",
        header = "Print the public keys of the ledger, for whoever checks.",
        description = {
            "  lethe keys export > vkeys.txt       for lethe verify --trust, lethe witness trust, verify.py and other tools",
            "",
            "Every key that ever signed, one a line, and above it how large the trees are that it signs: lethe verify and verify.py",
            "refuse its signature under any other. So hand it out anew when a key was retired. No secret."
        })
final class KeysExportCommand implements Callable<Exit> {
    private final Lethe lethe;

    KeysExportCommand(Lethe lethe) {
        this.lethe = lethe;
    }

    @Override
    public Exit call() throws SQLException {
        try (Installation installation = lethe.open()) {
            List<SigningTerm> terms = installation.keyRotation().handedOut();
            lethe.show(
                    Json.document("public-keys")
                            .put(
                                    "keys",
                                    terms.stream().map(KeysExportCommand::json).toList()),
                    out -> terms.forEach(term -> out.print(term.lines())));
            return Exit.DONE;
        }
    }

    private static Json json(SigningTerm term) {
        Json json = Json.object().put("vkey", term.key().text()).put("fromSize", term.from());
        return term.isOver() ? json.put("toSize", term.to()) : json;
    }
}
