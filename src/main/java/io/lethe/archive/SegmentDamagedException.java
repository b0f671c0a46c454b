package io.lethe.archive;

import io.lethe.archive.store.SegmentName;

/** A segment is not what it was written as, or cannot be read. The archive must not be relied on, and no row deleted because of it. */
public final class SegmentDamagedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SegmentDamagedException(SegmentName segment, String what) {
        super(message(segment, what));
    }

    SegmentDamagedException(SegmentName segment, String what, Throwable cause) {
        super(message(segment, what), cause);
    }

    private static String message(SegmentName segment, String what) {
        return "segment " + segment + " cannot be relied on: " + what
                + ". Keep the file; take another copy of it if there is" + " one. Nothing was changed.";
    }
}
