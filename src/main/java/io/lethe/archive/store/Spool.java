package io.lethe.archive.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** A file of this machine that a segment lies in on its way to a store or from it, as it is there: sealed, and for the owner's eyes. */
record Spool(Path directory, Path file, S3Place place) {
    static Spool make(Path directory, S3Place place, String what) {
        try {
            return new Spool(
                    directory,
                    Files.createTempFile(
                            directory,
                            "lethe-",
                            ".segment",
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))),
                    place);
        } catch (IOException e) {
            throw failed(place, directory, what, e);
        }
    }

    /** What lies in it; it is gone once this is closed, or the engine dies. */
    SeekableByteChannel open() throws IOException {
        return FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.DELETE_ON_CLOSE);
    }

    void remove() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw failed("remove the unfinished " + file.getFileName(), e);
        }
    }

    StoreException failed(String what, IOException e) {
        return failed(place, directory, what, e);
    }

    private static StoreException failed(S3Place place, Path directory, String what, IOException e) {
        return FileDraft.failed(place + ", by way of " + directory, what, e);
    }
}
