package io.lethe.policy.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Says instants and days in a date column's own terms. */
final class Bounds {
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter MICROSECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);
    private static final DateTimeFormatter DIGITS = DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT);

    private Bounds() {}

    /** Values below this one surely lie before the beginning of a day of the policy's zone. */
    static Bound surelyBefore(DateColumn column, LocalDate day, ZoneId policyZone) {
        Instant instant = LocalDays.first(day, policyZone);
        return switch (column.type()) {
            case DATE -> new Bound.Text(day.toString());
            case DATETIME, COMPACT -> text(column, LocalTimes.surelyBefore(instant, column.zone()));
            case TIMESTAMP, EPOCH_SECONDS, EPOCH_MILLISECONDS -> exact(column, instant);
        };
    }

    /** This value and those above surely lie after the end of a day of the policy's zone. */
    static Bound surelyAfter(DateColumn column, LocalDate day, ZoneId policyZone) {
        Instant instant = LocalDays.over(day, policyZone);
        return switch (column.type()) {
            case DATE -> new Bound.Text(day.plusDays(1).toString());
            case DATETIME, COMPACT -> text(column, LocalTimes.surelyFrom(instant, column.zone()));
            case TIMESTAMP, EPOCH_SECONDS, EPOCH_MILLISECONDS -> exact(column, instant);
        };
    }

    /** The largest value that surely does not lie after an instant. */
    static Bound notAfter(DateColumn column, Instant instant, ZoneId policyZone) {
        return switch (column.type()) {
            case DATE -> new Bound.Text(LocalDays.reached(instant, policyZone).toString());
            case DATETIME, COMPACT -> text(column, notAfter(instant, column));
            case TIMESTAMP, EPOCH_SECONDS, EPOCH_MILLISECONDS -> exact(column, instant);
        };
    }

    private static LocalDateTime notAfter(Instant instant, DateColumn column) {
        LocalDateTime bound = LocalTimes.surelyBefore(instant, column.zone());
        boolean isFuture = LocalTimes.latest(bound, column.zone()).isAfter(instant);
        ChronoUnit resolution = column.type() == DateType.COMPACT ? ChronoUnit.SECONDS : ChronoUnit.MICROS;
        return isFuture ? bound.minus(1, resolution) : bound;
    }

    /** A local time of the column's zone in the column's terms. */
    static Bound text(DateColumn column, LocalDateTime time) {
        return switch (column.type()) {
            case DATE -> new Bound.Text(time.toLocalDate().toString());
            case COMPACT -> new Bound.Text(DIGITS.format(time));
            case DATETIME, TIMESTAMP, EPOCH_SECONDS, EPOCH_MILLISECONDS -> new Bound.Text(timeText(time));
        };
    }

    /** An instant in the terms of a column that holds instants. */
    static Bound exact(DateColumn column, Instant instant) {
        return switch (column.type()) {
            case EPOCH_SECONDS -> new Bound.Epoch(instant.getEpochSecond());
            case EPOCH_MILLISECONDS -> new Bound.Epoch(instant.toEpochMilli());
            case DATE, DATETIME, COMPACT, TIMESTAMP -> text(column, LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
        };
    }

    /** A fraction only where there is one, as the database prints it. */
    private static String timeText(LocalDateTime time) {
        LocalDateTime micros = time.truncatedTo(ChronoUnit.MICROS);
        boolean whole = micros.equals(time.truncatedTo(ChronoUnit.SECONDS));
        return (whole ? SECONDS : MICROSECONDS).format(micros);
    }
}
