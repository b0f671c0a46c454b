package io.lethe.cli.terminal;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers and times as people read them, alike in every command and under every locale. */
public final class Words {
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mmxxx", Locale.ROOT);
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss'Z'", Locale.ROOT).withZone(java.time.ZoneOffset.UTC);

    private Words() {}

    /** A part of a whole: {@code 0.4 %}, {@code <0.1 %} for something that is not nothing. */
    public record Share(long part, long whole) {
        @Override
        public String toString() {
            double percent = whole == 0 ? 0 : 100.0 * part / whole;
            boolean tiny = part > 0 && percent < 0.05;
            return tiny ? "<0.1 %" : String.format(Locale.ROOT, "%.1f %%", percent);
        }
    }

    /** {@code 1,204}. */
    public static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** {@code 1 row}, {@code 1,204 rows}; for nouns that only add an s. */
    public static String count(long number, String noun) {
        return number(number) + " " + noun + (number == 1 ? "" : "s");
    }

    /** {@code 2025-10-22T00:00+01:00 Europe/Dublin}. */
    public static String instant(Instant instant, ZoneId zone) {
        return LOCAL.format(instant.atZone(zone)) + " " + zone;
    }

    /** {@code 2026-11-22 09:30:00Z}. */
    public static String instant(Instant instant) {
        return SECONDS.format(instant);
    }

    /** {@code 8s}, {@code 1m24s}, {@code 3h05m}. */
    public static String duration(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        if (seconds < 60) {
            return seconds + "s";
        }
        return seconds < 3600
                ? String.format(Locale.ROOT, "%dm%02ds", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%dh%02dm", seconds / 3600, seconds / 60 % 60);
    }
}
