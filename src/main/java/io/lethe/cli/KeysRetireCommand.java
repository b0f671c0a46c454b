package io.lethe.cli;

import io.lethe.cli.terminal.Json;
import io.lethe.ledger.note.VerifierKey;
import io.lethe.run.KeyRotation;
import io.lethe.run.Signature;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Ends the term of a key that signs checkpoints. */
@Command(
        name = "retire",
        header = "End a key that signs checkpoints, once another signs beside it.",
        description = {
            "  lethe keys retire log --by NAME --reason TEXT                    look; changes nothing",
            "  lethe keys retire log --by NAME --reason TEXT --confirm log      do it",
            "",
            "Its private half is overwritten and removed. What it signed stays signed: certificates and vkey keep its public half."
        })
final class KeysRetireCommand implements Callable<Exit> {
    private final Lethe lethe;

    @Parameters(paramLabel = "KEY", description = "As keys list prints its file, without .key.")
    private String key = "";

    @Mixin
    private final SignedBy signed = new SignedBy();

    @Mixin
    private final Confirmation confirmation = new Confirmation();

    KeysRetireCommand(Lethe lethe) {
        this.lethe = lethe;
    }

    @Override
    public Exit call() throws SQLException {
        boolean done = confirmation.of(key);
        Signature signature = signed.signature();
        try (Installation installation = lethe.open()) {
            KeyRotation rotation = installation.keyRotation();
            VerifierKey old = rotation.retirable(key);
            if (done) {
                rotation.retire(old, signature);
            }
            lethe.show(Json.document("retired-key").put("key", key).put("retired", done), out -> {
                out.println(
                        done
                                ? "The key " + key + " signs no more, and the ledger says so. Destroy its copies too."
                                : "Would retire the key " + key + ". Whoever knows only " + old
                                        + " refuses every checkpoint from then on. Nothing was changed. Next: the same with"
                                        + " --confirm " + key);
            });
            return Exit.DONE;
        }
    }
}
