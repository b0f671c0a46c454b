package io.lethe.cli;

import io.lethe.cli.terminal.Json;
import io.lethe.run.ObjectFindings;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Which objects have no row and which rows no object, a line of JSON each. In a file that only its owner may read, and never on a screen or in a log: an
 * object's name may be a person's. Of a row it has the key and not what it names.
 *
 * <pre>
 * {"store":"uploads","object":"42/passport.pdf"}
 * {"store":"uploads","table":"crm.upload","row":["4711"]}
 * </pre>
 */
final class OrphanList implements ObjectFindings.Names, AutoCloseable {
    private final Path file;
    private final BufferedWriter out;

    private OrphanList(Path file, BufferedWriter out) {
        this.file = file;
        this.out = out;
    }

    static OrphanList create(Path file) {
        try {
            return new OrphanList(
                    file,
                    new BufferedWriter(Channels.newWriter(
                            Files.newByteChannel(
                                    file,
                                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))),
                            StandardCharsets.UTF_8)));
        } catch (FileAlreadyExistsException e) {
            throw new UsageException(file + ": there is a file already. Nothing was changed.");
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    @Override
    public void orphan(String store, String key) {
        write(Json.object().put("store", store).put("object", key));
    }

    @Override
    public void missing(String store, ObjectFindings.Row row) {
        write(Json.object().put("store", store).put("table", row.table()).put("row", row.key()));
    }

    private void write(Json line) {
        try {
            out.write(line.onOneLine());
            out.newLine();
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    private static UsageException unwritable(Path file, IOException e) {
        return new UsageException(file + ": cannot be written: " + e.getMessage() + ". Nothing was changed.");
    }
}
