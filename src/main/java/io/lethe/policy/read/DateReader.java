package io.lethe.policy.read;

import io.lethe.policy.field.Nearest;
import io.lethe.policy.field.Problems;
import io.lethe.policy.field.TextReader;
import io.lethe.policy.time.LocalDays;
import io.lethe.policy.yaml.YamlNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads dates, times of day, instants and time zones. */
final class DateReader {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    private static final Pattern DAY_FORM = Pattern.compile("[12][0-9]{3}-[0-9]{2}-[0-9]{2}");
    private static final Pattern TIME_FORM = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");

    /** Regions, and UTC. An abbreviation such as EST has no summer time, and Etc/GMT+5 lies west: both mislead. */
    private static final Pattern REGION = Pattern.compile("UTC|(?!Etc/|SystemV/)[A-Za-z_]+(/[A-Za-z0-9_+-]+)+");

    private DateReader() {}

    static Optional<LocalDate> day(YamlNode node, Problems problems) {
        Optional<LocalDate> day = TextReader.bare(node).flatMap(DateReader::day);
        return day.isPresent() ? day : problems.expected("a date such as 2027-06-30", node);
    }

    static Optional<LocalDate> day(String text) {
        if (!DAY_FORM.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text, DAY));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    static Optional<LocalTime> time(YamlNode node, Problems problems) {
        Optional<LocalTime> time = TextReader.bare(node).flatMap(DateReader::time);
        return time.isPresent() ? time : problems.expected("a time such as \"05:00\"", node);
    }

    static Optional<LocalTime> time(String text) {
        return TIME_FORM.matcher(text).matches() ? Optional.of(LocalTime.parse(text)) : Optional.empty();
    }

    static Optional<ZoneId> zone(YamlNode node, Problems problems) {
        Optional<ZoneId> zone = TextReader.bare(node).flatMap(DateReader::zone);
        if (zone.isPresent()) {
            return zone;
        }
        String word = TextReader.bare(node).orElse("");
        String remedy = Nearest.to(
                        word,
                        ZoneId.getAvailableZoneIds().stream()
                                .filter(DateReader::isRegion)
                                .toList())
                .map(near -> "Did you mean \"" + near + "\"?")
                .orElse("");
        return problems.expected("a time zone such as \"Europe/Dublin\" or \"UTC\"", node, remedy);
    }

    private static Optional<ZoneId> zone(String text) {
        return isRegion(text) && ZoneId.getAvailableZoneIds().contains(text)
                ? Optional.of(ZoneId.of(text))
                : Optional.empty();
    }

    private static boolean isRegion(String text) {
        return REGION.matcher(text).matches();
    }

    /** An instant, or a day that stands for its first moment in a zone. */
    static Optional<Instant> instant(YamlNode node, ZoneId zone, Problems problems) {
        Optional<Instant> instant = TextReader.bare(node)
                .flatMap(
                        text -> day(text).map(day -> LocalDays.first(day, zone)).or(() -> instant(text)));
        return instant.isPresent()
                ? instant
                : problems.expected("a date such as 2026-11-22 or an instant such as 2026-11-22T09:30:00Z", node);
    }

    private static Optional<Instant> instant(String text) {
        try {
            Instant instant = OffsetDateTime.parse(text).toInstant();
            return text.matches("[12][0-9]{3}-.*") ? Optional.of(instant) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
