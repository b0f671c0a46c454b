package io.lethe.plan;

import io.lethe.policy.DateColumn;
import io.lethe.policy.Expiry;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Where the starts of a rule lie, in its column's own terms.
 *
 * @param floor the first readable start: what lies before is a placeholder
 * @param cutoff the first start that is not due
 * @param latest the last start that is not in the future
 */
record StartBounds(String floor, String cutoff, String latest) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);
    private static final DateTimeFormatter COMPACT = DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT);

    static StartBounds of(DateColumn column, Expiry expiry, Instant asOf) {
        return new StartBounds(
                floor(column), text(column, expiry.cutoff(asOf), expiry.zone()), text(column, asOf, expiry.zone()));
    }

    static String floor(DateColumn column) {
        return text(column, LocalDate.of(1970, 1, 3).atStartOfDay().toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
    }

    static String startOf(LocalDate day, DateColumn column, ZoneId zone) {
        return text(column, day.atStartOfDay(zone).toInstant(), zone);
    }

    private static String text(DateColumn column, Instant instant, ZoneId zone) {
        return switch (column.type()) {
            case DATE -> instant.atZone(zone).toLocalDate().toString();
            case DATETIME -> TIME.format(instant.atZone(zone.equals(ZoneOffset.UTC) ? zone : column.zone()));
            case TIMESTAMP -> TIME.format(instant.atZone(ZoneOffset.UTC));
            case EPOCH_SECONDS -> String.valueOf(instant.getEpochSecond());
            case EPOCH_MILLISECONDS -> String.valueOf(instant.toEpochMilli());
            case COMPACT -> COMPACT.format(instant.atZone(zone.equals(ZoneOffset.UTC) ? zone : column.zone()));
        };
    }
}
