package io.lethe.demo;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * When something happened, and whether the database knows it.
 *
 * @param time UTC; also where it is not stored, so that other columns of the row can fit it
 */
public record Moment(LocalDateTime time, Stored stored) {
    enum Stored {
        KNOWN,
        NULL,
        ZERO
    }

    static Moment known(LocalDateTime time) {
        return new Moment(time, Stored.KNOWN);
    }

    /** What the row holds. */
    @Nullable
    Object as(DateForm form) {
        return switch (stored) {
            case KNOWN -> form.at(time);
            case NULL -> null;
            case ZERO -> form.zero();
        };
    }
}
