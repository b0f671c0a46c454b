package io.lethe;

import io.lethe.archive.store.S3Place;
import java.nio.file.Path;

/** Where one archive is. */
sealed interface ArchiveSettings {
    /** A directory, which must be there. */
    record Directory(Path directory) implements ArchiveSettings {}

    /**
     * A bucket of an object store.
     *
     * @param spool the directory of this machine by way of which segments go there and come back; objects need none
     */
    record S3(S3Place place, Path spool) implements ArchiveSettings {}
}
