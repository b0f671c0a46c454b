package io.lethe.archive.format;

import java.time.LocalDate;
import java.util.concurrent.TimeUnit;

/**
 * A wall clock's time as a server writes it, and the microseconds since 1970 that it is in Parquet. There is one in most rows, read once and
 * written twice; with Java's own formatter, which can do so much more, that is a third of what writing a whole row into Parquet takes.
 *
 * <pre>
 * 2026-11-22 23:59:59.250
 * </pre>
 *
 * @param fraction how many digits of a second's fraction there are
 */
record ClockText(int fraction) {
    private static final int SECONDS_END = 19;
    private static final int MICRO_DIGITS = 6;
    private static final long DAY = TimeUnit.DAYS.toMicros(1);
    private static final long SECOND = TimeUnit.SECONDS.toMicros(1);

    /** Lenient where {@link #text} of the result tells: an hour of 25 is one of the next day. Refuses what has not its length, its digits or no date. */
    long micros(String text) {
        if (text.length() != (fraction == 0 ? SECONDS_END : SECONDS_END + 1 + fraction)) {
            throw new IllegalArgumentException("expected a time with " + fraction + " digits of a fraction");
        }
        long day = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10))
                .toEpochDay();
        long minutes = number(text, 11, 13) * 60L + number(text, 14, 16);
        long micros = (minutes * 60 + number(text, 17, SECONDS_END)) * SECOND;
        if (fraction > 0) {
            micros += number(text, SECONDS_END + 1, text.length()) * unit();
        }
        return day * DAY + micros;
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    /** Microseconds of the last digit. */
    private long unit() {
        long unit = 1;
        for (int digit = fraction; digit < MICRO_DIGITS; digit++) {
            unit *= 10;
        }
        return unit;
    }

    String text(long micros) {
        long left = Math.floorMod(micros, DAY);
        int seconds = (int) (left / SECOND);
        StringBuilder text = new StringBuilder(SECONDS_END + 1 + MICRO_DIGITS)
                .append(LocalDate.ofEpochDay(Math.floorDiv(micros, DAY)))
                .append(' ');
        append(text, seconds / 3600, 2);
        append(text.append(':'), seconds / 60 % 60, 2);
        append(text.append(':'), seconds % 60, 2);
        if (fraction > 0) {
            append(text.append('.'), (int) (left % SECOND / unit()), fraction);
        }
        return text.toString();
    }

    private static void append(StringBuilder text, int number, int digits) {
        String plain = Integer.toString(number);
        text.repeat('0', digits - plain.length()).append(plain);
    }
}
