package io.lethe.schedule;

import java.time.Instant;

/** One window of a timetable: a run may start at {@code start} and stops in an orderly way at {@code end}, which lies after it. */
public record Firing(Instant start, Instant end) {
    public Firing {
        if (!end.isAfter(start)) {
            throw new IllegalArgumentException("expected a window that ends after " + start + " but it ends at " + end);
        }
    }

    boolean contains(Instant instant) {
        return !instant.isBefore(start) && instant.isBefore(end);
    }
}
