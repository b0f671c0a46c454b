package io.lethe.ledger.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * The one way a time is written: {@code 2026-11-22T09:40:00.123Z}. Written and read digit by digit, since every leaf holds several
 * and a formatter would take longer over them than over all the rest of it.
 */
public final class UtcMillis {

    private static final String PATTERN = "dddd-dd-ddTdd:dd:dd.dddZ";
    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant AFTER_LAST =
            Instant.parse("9999-12-31T23:59:59.999Z").plusMillis(1);

    private UtcMillis() {}

    static String format(Instant instant) {
        if (!instant.equals(floor(instant))) {
            throw new CanonicalJsonException("expected a time in whole milliseconds but was " + instant);
        }
        if (instant.isBefore(FIRST) || !instant.isBefore(AFTER_LAST)) {
            throw new CanonicalJsonException("expected a time between the years 0000 and 9999 but was " + instant);
        }
        LocalDateTime time = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        char[] text = PATTERN.toCharArray();
        write(text, 0, 4, time.getYear());
        write(text, 5, 2, time.getMonthValue());
        write(text, 8, 2, time.getDayOfMonth());
        write(text, 11, 2, time.getHour());
        write(text, 14, 2, time.getMinute());
        write(text, 17, 2, time.getSecond());
        write(text, 20, 3, time.getNano() / 1_000_000);
        return new String(text);
    }

    /** Cuts off fractions of a millisecond. */
    public static Instant floor(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS);
    }

    static Instant parse(String text) {
        if (!hasForm(text)) {
            throw new CanonicalJsonException(refusal(text));
        }
        try {
            return LocalDateTime.of(
                            read(text, 0, 4),
                            read(text, 5, 2),
                            read(text, 8, 2),
                            read(text, 11, 2),
                            read(text, 14, 2),
                            read(text, 17, 2),
                            read(text, 20, 3) * 1_000_000)
                    .toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new CanonicalJsonException(refusal(text), e);
        }
    }

    private static boolean hasForm(String text) {
        if (text.length() != PATTERN.length()) {
            return false;
        }
        for (int i = 0; i < PATTERN.length(); i++) {
            char c = text.charAt(i);
            boolean fits = PATTERN.charAt(i) == 'd' ? c >= '0' && c <= '9' : c == PATTERN.charAt(i);
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static void write(char[] text, int from, int digits, int number) {
        int rest = number;
        for (int i = from + digits - 1; i >= from; i--) {
            text[i] = (char) ('0' + rest % 10);
            rest /= 10;
        }
    }

    private static int read(String text, int from, int digits) {
        int number = 0;
        for (int i = from; i < from + digits; i++) {
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }

    private static String refusal(String text) {
        return "expected a time such as 2026-11-22T09:40:00.123Z but was \"" + text + "\"";
    }
}
