package io.lethe.cli;

import io.lethe.cli.terminal.Json;
import io.lethe.cli.terminal.Words;
import io.lethe.ledger.key.DestroyableKey;
import io.lethe.run.KeyDestruction;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Destroys a key, and with it everything that only it opens. */
@Command(
        name = "destroy",
        header = "Destroy a key, and with it what only it opens or links; for good.",
        description = {
            "  lethe keys destroy archive-2032Q4 --by NAME --reason TEXT                            look; changes nothing",
            "  lethe keys destroy archive-2032Q4 --by NAME --reason TEXT --confirm archive-2032Q4   do it",
            "",
            "The file is overwritten and removed, and the ledger says so. Copies of it are yours to destroy."
        })
final class KeysDestroyCommand implements Callable<Exit> {
    private final Lethe lethe;

    @Parameters(paramLabel = "KEY", description = "As keys list prints its file, without .key.")
    @SuppressWarnings("NullAway.Init") // required
    private DestroyableKey key;

    @Mixin
    private final SignedBy signed = new SignedBy();

    @Mixin
    private final Confirmation confirmation = new Confirmation();

    KeysDestroyCommand(Lethe lethe) {
        this.lethe = lethe;
    }

    @Override
    public Exit call() throws SQLException {
        boolean done = confirmation.of(key.name());
        try (Installation installation = lethe.open()) {
            KeyDestruction destruction = installation.keyDestruction();
            String lost = lost(destruction.segments(key));
            if (done) {
                destruction.destroy(key, signed.signature());
            }
            lethe.show(
                    Json.document("destroyed-key").put("key", key.name()).put("destroyed", done),
                    out -> out.println(
                            done
                                    ? "The key " + key.name() + " is destroyed, and the ledger says so: " + lost
                                            + " Destroy its copies too."
                                    : "Would destroy the key " + key.name() + ": " + lost
                                            + " Nothing was changed. Next: the same with --confirm " + key.name()));
            return Exit.DONE;
        }
    }

    private String lost(long segments) {
        return switch (key) {
            case DestroyableKey.OfEpoch epoch ->
                "which rows were deleted in " + epoch.epoch().name()
                        + " nobody can tell any more, and the commitments to them are dropped.";
            case DestroyableKey.OfArchive archive ->
                Words.count(segments, "segment") + " whose time is not over can be read by nobody any more.";
            case DestroyableKey.OfRealm realm ->
                "no pseudonym of " + realm.realm()
                        + " can be made or tried again, and no run masks there before lethe keys new.";
        };
    }
}
