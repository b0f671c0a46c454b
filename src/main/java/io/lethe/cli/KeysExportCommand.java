package io.lethe.cli;

import io.lethe.cli.terminal.Json;
import io.lethe.ledger.SigningKeys.Term;
import java.io.PrintWriter;
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
            "Every key that ever signed, one a line, and from which leaf to which. No secret."
        })
final class KeysExportCommand implements Callable<Exit> {
    private final Lethe lethe;

    KeysExportCommand(Lethe lethe) {
        this.lethe = lethe;
    }

    @Override
    public Exit call() throws SQLException {
        try (Installation installation = lethe.open()) {
            List<Term> terms = installation.keyRotation().terms();
            lethe.show(
                    Json.document("public-keys")
                            .put(
                                    "keys",
                                    terms.stream().map(KeysExportCommand::json).toList()),
                    out -> print(terms, out));
            return Exit.DONE;
        }
    }

    private static void print(List<Term> terms, PrintWriter out) {
        for (Term term : terms) {
            out.println("# signs checkpoints since leaf " + term.since()
                    + (term.until() == null ? "" : ", until the first that covers leaf " + term.until()));
            out.println(term.key().text());
        }
    }

    private static Json json(Term term) {
        Json json = Json.object().put("vkey", term.key().text()).put("sinceLeaf", term.since());
        return term.until() == null ? json : json.put("untilLeaf", term.until());
    }
}
