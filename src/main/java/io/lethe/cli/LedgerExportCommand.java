package io.lethe.cli;

import io.lethe.cli.terminal.Json;
import io.lethe.ledger.note.Checkpoint;
import io.lethe.ledger.place.DirectoryPlace;
import io.lethe.ledger.place.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Writes the log as plain files. */
@Command(
        name = "export",
        header = "Write the log as plain files (C2SP tlog-tiles) that others can audit.",
        description = {"  lethe ledger export DIR         everything under the latest checkpoint"})
final class LedgerExportCommand implements Callable<Exit> {
    private final Lethe lethe;

    @Parameters(paramLabel = "DIR", description = "Where to; is made if need be.")
    @SuppressWarnings("NullAway.Init") // required
    private Path directory;

    LedgerExportCommand(Lethe lethe) {
        this.lethe = lethe;
    }

    @Override
    public Exit call() throws SQLException {
        try (Installation installation = lethe.open()) {
            Path target = lethe.doors().workingDirectory().resolve(directory);
            Checkpoint checkpoint = installation.ledger().export(place(target));
            Json json = Json.document("ledger-export")
                    .put("directory", target)
                    .put("size", checkpoint.size())
                    .put("root", checkpoint.root());
            lethe.show(
                    json,
                    out -> out.println(LedgerWords.leaves(checkpoint.size()) + " and the checkpoint over them are in "
                            + directory));
            return Exit.DONE;
        }
    }

    private Place place(Path target) {
        try {
            Files.createDirectories(target);
            return new DirectoryPlace(target);
        } catch (IOException e) {
            throw new UsageException(
                    directory + ": expected a directory, or to make one, but cannot. Nothing was written.");
        }
    }
}
