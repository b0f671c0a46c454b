package io.lethe.cli;

import io.lethe.cli.terminal.Json;
import io.lethe.ledger.key.DestroyableKey;
import io.lethe.ledger.note.VerifierKey;
import io.lethe.ledger.tree.Hash;
import io.lethe.run.KeyRotation;
import io.lethe.run.Signature;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Gives the ledger another key, or a realm. */
@Command(
        name = "rotate",
        header = "Begin a new key that signs checkpoints, beside the old one.",
        description = {
            "  lethe keys rotate --by NAME --reason TEXT",
            "  lethe keys rotate pseudonym-realm-people --by NAME --reason TEXT     as keys new realm-people",
            "",
            "Both keys sign until lethe keys retire ends the old one. Epochs and archives get keys of their own each quarter."
        })
final class KeysRotateCommand implements Callable<Exit> {
    private static final String LOG = "log";

    private final Lethe lethe;

    @Parameters(
            arity = "0..1",
            paramLabel = "KEY",
            defaultValue = LOG,
            description = "log, which signs checkpoints, or a pseudonyms' key. Default: ${DEFAULT-VALUE}")
    private String key = LOG;

    @Mixin
    private final SignedBy signed = new SignedBy();

    KeysRotateCommand(Lethe lethe) {
        this.lethe = lethe;
    }

    @Override
    public Exit call() throws SQLException {
        Signature signature = signed.signature();
        return key.equals(LOG) ? rotate(signature) : renew(named(), signature);
    }

    private DestroyableKey named() {
        try {
            return DestroyableKey.of(key);
        } catch (IllegalArgumentException e) {
            throw new UsageException(
                    "expected log, or the name of a pseudonyms' key such as pseudonym-realm-people, but was \"" + key
                            + "\". Nothing was changed.");
        }
    }

    private Exit renew(DestroyableKey named, Signature signature) throws SQLException {
        return switch (named) {
            case DestroyableKey.OfRealm realm -> {
                try (Installation installation = lethe.open()) {
                    Hash check = installation.realmKeys().begin(realm.realm(), signature);
                    lethe.show(
                            KeysNewCommand.json(realm.realm(), check),
                            out -> KeysNewCommand.print(realm.realm(), check, out));
                }
                yield Exit.DONE;
            }
            case DestroyableKey.OfEpoch epoch -> throw ofQuarter();
            case DestroyableKey.OfArchive archive -> throw ofQuarter();
        };
    }

    private UsageException ofQuarter() {
        return new UsageException("expected a key that is used until another takes its place but was " + key
                + ": each quarter has one of its own, made when it is first needed. lethe keys destroy " + key
                + " ends it. Nothing was changed.");
    }

    private Exit rotate(Signature signature) throws SQLException {
        try (Installation installation = lethe.open()) {
            KeyRotation rotation = installation.keyRotation();
            VerifierKey next = rotation.begin(signature);
            String name = rotation.name(next);
            lethe.show(Json.document("rotated-key").put("key", name).put("knownBy", next.text()), out -> {
                out.println("The key " + name + " signs beside the one before from now on, and the ledger says so: "
                        + next);
                out.println("Next: copy the key directory to a safe place, and to every engine on this ledger;");
                out.println("      hand out what lethe keys export prints to all who check, and to witnesses;");
                out.println("      lethe keys retire the one before, once all have it");
            });
            return Exit.DONE;
        }
    }
}
