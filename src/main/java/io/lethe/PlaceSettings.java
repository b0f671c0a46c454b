package io.lethe;

import io.lethe.archive.store.S3Place;
import io.lethe.policy.time.RetentionPeriod;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where the ledger is published to. */
sealed interface PlaceSettings {
    /** A directory, which must be there. */
    record Directory(Path directory) implements PlaceSettings {}

    /**
     * A bucket of an object store.
     *
     * @param keep for how long a bucket that locks objects keeps each; null where it is not asked to
     */
    record S3(S3Place place, @Nullable RetentionPeriod keep) implements PlaceSettings {}
}
