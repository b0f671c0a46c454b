package io.lethe.ledger.row;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.util.Locale;
import java.util.regex.Pattern;

/** The calendar quarter (UTC) in which one epoch key is used: {@code 2026Q4}. */
public record KeyEpoch(String name) implements Comparable<KeyEpoch> {

    private static final Pattern FORM = Pattern.compile("[0-9]{4}Q[1-4]");

    public KeyEpoch {
        if (!FORM.matcher(name).matches()) {
            throw new IllegalArgumentException("expected a quarter such as 2026Q4 but was \"" + name + "\"");
        }
    }

    /** The epoch that this instant lies in. */
    public static KeyEpoch of(Instant instant) {
        OffsetDateTime utc = instant.atOffset(ZoneOffset.UTC);
        return new KeyEpoch(String.format(Locale.ROOT, "%04dQ%d", utc.getYear(), utc.get(IsoFields.QUARTER_OF_YEAR)));
    }

    @Override
    public int compareTo(KeyEpoch other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
