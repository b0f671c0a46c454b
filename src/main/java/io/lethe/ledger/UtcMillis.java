package io.lethe.ledger;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** The one way a time is written: {@code 2026-11-22T09:40:00.123Z}. */
final class UtcMillis {

    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant AFTER_LAST =
            Instant.parse("9999-12-31T23:59:59.999Z").plusMillis(1);

    private UtcMillis() {}

    static String format(Instant instant) {
        if (!instant.equals(instant.truncatedTo(ChronoUnit.MILLIS))) {
            throw new CanonicalJsonException("expected a time in whole milliseconds but was " + instant);
        }
        if (instant.isBefore(FIRST) || !instant.isBefore(AFTER_LAST)) {
            throw new CanonicalJsonException("expected a time between the years 0000 and 9999 but was " + instant);
        }
        return FORM.format(instant);
    }

    /** Cuts off fractions of a millisecond. */
    static Instant floor(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS);
    }

    static Instant parse(String text) {
        Instant instant;
        try {
            instant = Instant.parse(text);
        } catch (DateTimeException e) {
            throw new CanonicalJsonException(refusal(text), e);
        }
        if (!format(instant.truncatedTo(ChronoUnit.MILLIS)).equals(text)) {
            throw new CanonicalJsonException(refusal(text));
        }
        return instant;
    }

    private static String refusal(String text) {
        return "expected a time such as 2026-11-22T09:40:00.123Z but was \"" + text + "\"";
    }
}
