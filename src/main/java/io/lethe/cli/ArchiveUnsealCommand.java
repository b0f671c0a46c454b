package io.lethe.cli;

import io.lethe.archive.Segment;
import io.lethe.cli.ArchiveLookup.Found;
import io.lethe.cli.terminal.Json;
import io.lethe.cli.terminal.Words;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A copy of a segment that other tools can read. Needs the archive and the keys, no database. */
@Command(
        name = "unseal",
        header = "Write a copy of a segment without its seal, for other tools.",
        description = {
            "  lethe archive unseal SEGMENT -o rows.parquet",
            "Lines of JSON are read by zstd -dc, Parquet by what knows it. The copy is verified, and only its owner may read it."
        })
final class ArchiveUnsealCommand implements Callable<Exit> {
    private final Lethe lethe;

    @Parameters(paramLabel = "SEGMENT", description = "As archive list prints it, or its beginning.")
    @SuppressWarnings("NullAway.Init") // required
    private String segment;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "FILE",
            description = "A file that is not there yet.")
    @SuppressWarnings("NullAway.Init") // required
    private Path output;

    ArchiveUnsealCommand(Lethe lethe) {
        this.lethe = lethe;
    }

    @Override
    public Exit call() throws IOException {
        try (Installation installation = lethe.open()) {
            Segment copied = copy(ArchiveLookup.segment(segment, installation));
            Json json = Json.document("segment-unsealed")
                    .put("segment", copied.name())
                    .put("file", output)
                    .put("rows", copied.rows());
            lethe.show(json, out -> {
                out.println(output + ": " + Words.count(copied.rows(), "row") + ", verified.");
                out.println("Nothing protects this copy, and no deletion reaches it: remove it when it has served.");
            });
            return Exit.DONE;
        }
    }

    private Segment copy(Found found) throws IOException {
        Path file = lethe.doors().workingDirectory().resolve(output);
        try (OutputStream out = Channels.newOutputStream(Files.newByteChannel(
                file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))))) {
            return found.archive().unseal(found.name(), out);
        } catch (FileAlreadyExistsException e) {
            throw new UsageException(output + ": there is a file already. Nothing was changed.");
        }
    }
}
