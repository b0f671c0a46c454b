package io.lethe.demo;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** The sample's history: ten years up to the morning of the as-of day. All times are UTC. */
record Timeline(LocalDate asOf) {
    /** ClientTask's own calendar, and that of its policies. */
    static final ZoneId HOME = ZoneId.of("Europe/Dublin");

    private static final int YEARS = 10;

    /** Nothing has happened after this, except what is wrong on purpose. */
    LocalDateTime end() {
        return startOf(asOf);
    }

    LocalDateTime beginning() {
        return end().minusYears(YEARS);
    }

    /** When a day began at home. */
    static LocalDateTime startOf(LocalDate day) {
        return day.atStartOfDay(HOME).withZoneSameInstant(ZoneOffset.UTC).toLocalDateTime();
    }

    static LocalDate dayOf(LocalDateTime utc) {
        return utc.atZone(ZoneOffset.UTC).withZoneSameInstant(HOME).toLocalDate();
    }

    /** The point that lies at {@code share} (0 to 1) of the way. */
    static LocalDateTime between(LocalDateTime from, LocalDateTime to, double share) {
        return from.plus((long) (ChronoUnit.MICROS.between(from, to) * share), ChronoUnit.MICROS);
    }

    /** Some time after {@code from}, and not after the end. */
    LocalDateTime after(LocalDateTime from, Chance chance) {
        return from.isBefore(end()) ? between(from, end(), chance.skewed()) : end();
    }
}
