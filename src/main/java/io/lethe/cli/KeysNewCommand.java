package io.lethe.cli;

import io.lethe.cli.terminal.Json;
import io.lethe.ledger.tree.Hash;
import io.lethe.policy.name.Realm;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Begins a new key for a realm whose key is lost. */
@Command(
        name = "new",
        header = "Begin a new pseudonym key where one is lost for good.",
        description = {
            "  lethe keys new realm-people --by NAME --reason TEXT",
            "  lethe keys new category-sessions --by NAME --reason TEXT",
            "",
            "From then on equal values get other pseudonyms than before. Nothing that is masked is changed."
        })
final class KeysNewCommand implements Callable<Exit> {
    private final Lethe lethe;

    @Parameters(
            paramLabel = "REALM",
            description = "realm-NAME or category-NAME, as its file is called after pseudonym-.")
    @SuppressWarnings("NullAway.Init") // required
    private Realm realm;

    @Mixin
    private final SignedBy signed = new SignedBy();

    KeysNewCommand(Lethe lethe) {
        this.lethe = lethe;
    }

    @Override
    public Exit call() throws SQLException {
        try (Installation installation = lethe.open()) {
            Hash check = installation.realmKeys().begin(realm, signed.signature());
            lethe.show(json(realm, check), out -> print(realm, check, out));
            return Exit.DONE;
        }
    }

    static Json json(Realm realm, Hash check) {
        return Json.document("key").put("realm", realm.key()).put("knownBy", check);
    }

    static void print(Realm realm, Hash check, PrintWriter out) {
        out.println("A new key of " + realm + " is there, known by " + check + ", and the ledger says so.");
        out.println("Next: copy the key directory to a safe place");
    }
}
