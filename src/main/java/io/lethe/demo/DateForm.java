package io.lethe.demo;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a column writes a point in time. Cut to the column's precision here: MariaDB cuts by itself, but MySQL rounds up. */
enum DateForm {
    /** The day at home; and how a program of the nineties wrote that it had none. */
    DATE("0000-00-00") {
        @Override
        Object at(LocalDateTime utc) {
            return Timeline.dayOf(utc);
        }
    },
    SECONDS("0000-00-00 00:00:00") {
        @Override
        Object at(LocalDateTime utc) {
            return utc.truncatedTo(ChronoUnit.SECONDS);
        }
    },
    MILLISECONDS(null) {
        @Override
        Object at(LocalDateTime utc) {
            return utc.truncatedTo(ChronoUnit.MILLIS);
        }
    },
    MICROSECONDS(null) {
        @Override
        Object at(LocalDateTime utc) {
            return utc.truncatedTo(ChronoUnit.MICROS);
        }
    },
    /** For TIMESTAMP(3), which begins one second after the epoch: the epoch itself is its zero. */
    TIMESTAMP(null) {
        @Override
        Object at(LocalDateTime utc) {
            return utc.isBefore(FIRST_TIMESTAMP) ? FIRST_TIMESTAMP : utc.truncatedTo(ChronoUnit.MILLIS);
        }
    },
    EPOCH_SECONDS("0") {
        @Override
        Object at(LocalDateTime utc) {
            return utc.toEpochSecond(ZoneOffset.UTC);
        }
    },
    EPOCH_MILLISECONDS("0") {
        @Override
        Object at(LocalDateTime utc) {
            return utc.toInstant(ZoneOffset.UTC).toEpochMilli();
        }
    },
    /** Dublin's clock, with its hour that comes twice in October. */
    YYYYMMDDHHMMSS("00000000000000") {
        @Override
        Object at(LocalDateTime utc) {
            return FOURTEEN.format(utc.atZone(ZoneOffset.UTC).withZoneSameInstant(Timeline.HOME));
        }
    };

    private static final LocalDateTime FIRST_TIMESTAMP = LocalDateTime.of(1970, 1, 1, 0, 0, 1);

    private static final DateTimeFormatter FOURTEEN = DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT);

    private final @Nullable String zero;

    DateForm(@Nullable String zero) {
        this.zero = zero;
    }

    abstract Object at(LocalDateTime utc);

    /** What stands for "none" in such a column. */
    @Nullable
    String zero() {
        return zero;
    }
}
