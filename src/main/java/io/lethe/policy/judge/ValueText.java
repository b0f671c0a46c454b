package io.lethe.policy.judge;

import io.lethe.policy.judge.StartReading.Reason;
import io.lethe.policy.time.DateColumn;
import io.lethe.policy.time.Moment;
import io.lethe.policy.time.StartRange;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the text of a date column's value: as MySQL prints it, {@code 2025-10-01 12:00:00.5}, and as authors write it in a test,
 * {@code 2025-10-01} or {@code 2025-10-01T12:00:00}; for timestamps also {@code 2025-10-01T12:00:00Z}, since they are instants.
 */
final class ValueText {
    private static final Pattern DATE_TIME = Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})"
            + "(?:[ T]([0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\\.[0-9]{1,9})?)?)(Z|[+-][0-9]{2}:[0-9]{2})?)?");
    private static final Pattern COMPACT =
            Pattern.compile("([0-9]{4})([0-9]{2})([0-9]{2})([0-9]{2})([0-9]{2})([0-9]{2})");
    private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,18}");

    /** The end of the year 9999, after which neither database nor calendar agree on anything. */
    private static final long LAST_SECOND = 253_402_300_799L;

    private ValueText() {}

    /** Either a moment or the reason why it is none. */
    record Read(@Nullable Moment moment, Reason reason) {
        private static Read as(Moment moment) {
            return new Read(moment, Reason.UNREADABLE);
        }

        private static Read not(Reason reason) {
            return new Read(null, reason);
        }
    }

    static Read read(DateColumn column, @Nullable String text) {
        if (text == null) {
            return Read.not(Reason.MISSING);
        }
        return switch (column.type()) {
            case DATE -> date(text);
            case DATETIME -> local(column, dateTime(text, false).orElse(null), text);
            case COMPACT -> local(column, compact(text).orElse(null), text);
            case TIMESTAMP -> timestamp(text);
            case EPOCH_SECONDS -> epoch(text, 1);
            case EPOCH_MILLISECONDS -> epoch(text, 1000);
        };
    }

    private static Read date(String text) {
        Optional<LocalDate> day = day(text);
        if (day.isEmpty()) {
            return Read.not(isZero(text) ? Reason.ZERO_DATE : Reason.UNREADABLE);
        }
        return day.get().isBefore(StartRange.FLOOR.toLocalDate())
                ? Read.not(Reason.PLACEHOLDER)
                : Read.as(new Moment.Day(day.get()));
    }

    private static Read local(DateColumn column, @Nullable LocalDateTime time, String text) {
        if (time == null) {
            return Read.not(isZero(text) ? Reason.ZERO_DATE : Reason.UNREADABLE);
        }
        return time.isBefore(StartRange.FLOOR)
                ? Read.not(Reason.PLACEHOLDER)
                : Read.as(new Moment.Local(time, column.zone()));
    }

    private static Read timestamp(String text) {
        Optional<LocalDateTime> time = dateTime(text, true);
        if (time.isEmpty()) {
            return Read.not(isZero(text) ? Reason.ZERO_DATE : Reason.UNREADABLE);
        }
        return time.get().isBefore(StartRange.FLOOR)
                ? Read.not(Reason.PLACEHOLDER)
                : Read.as(new Moment.At(time.get().toInstant(ZoneOffset.UTC)));
    }

    private static Read epoch(String text, long perSecond) {
        if (!INTEGER.matcher(text).matches()) {
            return Read.not(Reason.UNREADABLE);
        }
        long value = Long.parseLong(text);
        if (value < StartRange.FLOOR.toEpochSecond(ZoneOffset.UTC) * perSecond) {
            return Read.not(Reason.PLACEHOLDER);
        }
        if (value / perSecond > LAST_SECOND) {
            return Read.not(Reason.FUTURE);
        }
        return Read.as(new Moment.At(perSecond == 1 ? Instant.ofEpochSecond(value) : Instant.ofEpochMilli(value)));
    }

    /** With an offset the time is given in UTC, which is what a timestamp holds. */
    private static Optional<LocalDateTime> dateTime(String text, boolean offsetAllowed) {
        Matcher form = DATE_TIME.matcher(text);
        if (!form.matches() || (form.group(3) != null && !offsetAllowed)) {
            return Optional.empty();
        }
        try {
            LocalTime time = form.group(2) == null ? LocalTime.MIDNIGHT : LocalTime.parse(form.group(2));
            ZoneOffset offset = form.group(3) == null ? ZoneOffset.UTC : ZoneOffset.of(form.group(3));
            return day(form.group(1)).map(day -> day.atTime(time).minusSeconds(offset.getTotalSeconds()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<LocalDateTime> compact(String text) {
        return COMPACT.matcher(text).matches()
                ? dateTime(COMPACT.matcher(text).replaceFirst("$1-$2-$3 $4:$5:$6"), false)
                : Optional.empty();
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return text.length() == 10 ? Optional.of(LocalDate.parse(text)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static boolean isZero(String text) {
        return text.startsWith("0000-00-00") || text.startsWith("00000000");
    }
}
