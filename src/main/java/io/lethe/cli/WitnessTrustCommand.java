package io.lethe.cli;

import io.lethe.cli.terminal.Json;
import io.lethe.evidence.Trust;
import io.lethe.ledger.key.TrustedLogs;
import io.lethe.ledger.key.WitnessDirectory;
import io.lethe.ledger.note.SigningTerm;
import io.lethe.ledger.note.VerifierKey;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lets a ledger ask a witness. */
@Command(
        name = "trust",
        header = "Cosign for a ledger from now on.",
        description = {
            "  lethe witness trust /var/lib/witness vkey      vkey is the file of the ledger's key directory",
            "",
            "A witness that serves needs not be started again. To stop cosigning, take the line out of the file logs in DIR."
        })
final class WitnessTrustCommand implements Callable<Exit> {
    private final Lethe lethe;

    @Parameters(index = "0", paramLabel = "DIR", description = "The witness's directory.")
    @SuppressWarnings("NullAway.Init") // required
    private Path directory;

    @Parameters(index = "1", paramLabel = "KEYS", description = "A file with the ledger's public keys, one a line.")
    @SuppressWarnings("NullAway.Init") // required
    private Path file;

    WitnessTrustCommand(Lethe lethe) {
        this.lethe = lethe;
    }

    @Override
    public Exit call() {
        Path here = lethe.doors().workingDirectory();
        TrustedLogs logs = WitnessDirectory.open(here.resolve(directory)).logs();
        List<VerifierKey> added = new ArrayList<>();
        for (VerifierKey key : keys(here.resolve(file))) {
            if (logs.add(key)) {
                added.add(key);
            }
        }
        Json json = Json.document("witness-logs")
                .put("added", added.stream().map(VerifierKey::text).toList());
        lethe.show(json, out -> print(added, out));
        return Exit.DONE;
    }

    private List<VerifierKey> keys(Path keys) {
        try {
            return Trust.pinned(Files.readString(keys)).terms().stream()
                    .map(SigningTerm::key)
                    .toList();
        } catch (IOException e) {
            throw new UsageException("cannot read the keys in " + file + ". Nothing was changed.");
        } catch (IllegalArgumentException e) {
            throw new UsageException(file + ": " + e.getMessage() + ". Nothing was changed.");
        }
    }

    private static void print(List<VerifierKey> added, PrintWriter out) {
        if (added.isEmpty()) {
            out.println("It cosigns for this ledger already.");
        }
        added.forEach(key -> out.println("From now on it cosigns for " + key.name() + ", key " + key));
    }
}
