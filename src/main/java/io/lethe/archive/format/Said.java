package io.lethe.archive.format;

import org.jspecify.annotations.Nullable;

/** What a Parquet file says of itself: to its reader all parts of it may be missing. */
final class Said {
    private Said() {}

    /** The part, which in a file of ours is there. */
    static <T> T of(@Nullable T part) {
        if (part == null) {
            throw new IllegalArgumentException("expected a part of a Parquet file that is not there");
        }
        return part;
    }
}
