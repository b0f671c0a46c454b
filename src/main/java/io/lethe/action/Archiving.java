package io.lethe.action;

import io.lethe.action.SegmentRegister.Place;
import io.lethe.archive.Archive;
import io.lethe.archive.format.SegmentFormat;
import io.lethe.archive.store.SegmentName;
import java.time.LocalDate;
import java.util.Optional;

/**
 * How the rows of a step are archived.
 *
 * @param expires the last day on which its segments are kept
 * @param rows a segment has no more than this: keys and digests of one are kept in memory
 */
public record Archiving(Archive archive, SegmentRegister register, LocalDate expires, SegmentFormat format, int rows) {
    /** Some ten megabytes of keys and digests a worker; a file that is verified in a few seconds. */
    public static final int MOST_ROWS = 50_000;

    /** Rows with large texts end a segment earlier: it is read back before anything is deleted, and that should not take minutes. */
    static final long MOST_TEXT = 256L << 20;

    public Archiving(Archive archive, SegmentRegister register, LocalDate expires, SegmentFormat format) {
        this(archive, register, expires, format, MOST_ROWS);
    }

    public Archiving {
        if (rows < 1) {
            throw new IllegalArgumentException("expected at least one row to a segment but was " + rows);
        }
    }

    /** Everything in a name comes from the run, so that whoever takes over knows where to look. */
    private static String stem(Place place) {
        Lease lease = place.lease();
        return place.step().table() + "-" + lease.run().text() + "-" + lease.step() + "-" + lease.partition() + "-"
                + place.number();
    }

    SegmentName name(Place place) {
        return archive.named(stem(place), format);
    }

    /** What stands at this place, whoever wrote it, in whatever format. */
    Optional<SegmentName> find(Place place) {
        return archive.find(stem(place));
    }
}
