package io.lethe.cli;

import io.lethe.cli.terminal.Json;
import io.lethe.ledger.note.Checkpoint;
import io.lethe.ledger.note.CheckpointVerifier;
import io.lethe.ledger.note.SignedNote;
import io.lethe.ledger.note.UntrustedNoteException;
import io.lethe.ledger.note.VerifierKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Begins a log in the place of one whose key may be in other hands. */
@Command(
        name = "succeed",
        header = "Begin a new ledger in the place of one whose key may be in other hands.",
        description = {
            "  lethe --config new.yaml ledger succeed 00000000000000000812.checkpoint --trust old-vkey",
            "",
            "new.yaml names an own database and a key directory that are new; the targets stay. The new ledger has a name of its own, and its",
            "first leaf names the old one's, with size and root: what the old one said up to there is to be believed, and nothing",
            "after it. Take a checkpoint from before the compromise, from an anchor's hands."
        })
final class LedgerSucceedCommand implements Callable<Exit> {
    private final Lethe lethe;

    @Parameters(paramLabel = "CHECKPOINT", description = "The old ledger's last checkpoint that is to be believed.")
    @SuppressWarnings("NullAway.Init") // required
    private Path checkpoint;

    @Option(
            names = "--trust",
            required = true,
            paramLabel = "FILE",
            description = "The old ledger's public keys, one a line, as you have them from elsewhere.")
    @SuppressWarnings("NullAway.Init") // required
    private Path trust;

    LedgerSucceedCommand(Lethe lethe) {
        this.lethe = lethe;
    }

    @Override
    public Exit call() throws SQLException {
        SignedNote note = note();
        Checkpoint old = Checkpoint.parse(note.text());
        List<String> done = lethe.doors().succeed(lethe.config(), note);
        Json json = Json.document("ledger-succession")
                .put("predecessor", old.origin())
                .put("size", old.size())
                .put("root", old.root())
                .put("done", done);
        lethe.show(json, out -> {
            done.forEach(out::println);
            out.println("The first leaf names " + old.origin() + " with " + LedgerWords.leaves(old.size()) + ", root "
                    + old.root());
            out.println(
                    "Next: copy epoch-*.key, archive-*.key and pseudonym-*.key from the old key directory, never log*.key;");
            out.println("      keep the old own database, its published checkpoints and its vkey: its certificates stay"
                    + " good as they are");
        });
        return Exit.DONE;
    }

    private SignedNote note() {
        Path here = lethe.doors().workingDirectory();
        try {
            SignedNote note = SignedNote.parse(Files.readAllBytes(here.resolve(checkpoint)));
            CheckpointVerifier verifier =
                    new CheckpointVerifier(VerifierKey.list(Files.readString(here.resolve(trust))));
            verifier.verify(note);
            return verifier.ofSigners(note);
        } catch (IOException e) {
            throw new UsageException("cannot read " + checkpoint + " or " + trust + ". Nothing was changed.");
        } catch (IllegalArgumentException | UntrustedNoteException e) {
            throw new UsageException(
                    checkpoint + ", with the keys in " + trust + ": " + e.getMessage() + ". Nothing was changed.");
        }
    }
}
