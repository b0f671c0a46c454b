package io.lethe.archive.seal;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.Locale;
import java.util.regex.Pattern;

/** The calendar quarter in which the segments under this key expire: {@code 2032Q4}. */
public record WrappingKeyName(String name) {
    private static final Pattern FORM = Pattern.compile("[0-9]{4}Q[1-4]");

    public WrappingKeyName {
        if (!FORM.matcher(name).matches()) {
            throw new IllegalArgumentException("expected a quarter such as 2032Q4 but was \"" + name + "\"");
        }
    }

    /** The key for segments that expire on this day. */
    public static WrappingKeyName forExpiry(LocalDate day) {
        return new WrappingKeyName(
                String.format(Locale.ROOT, "%04dQ%d", day.getYear(), day.get(IsoFields.QUARTER_OF_YEAR)));
    }

    @Override
    public String toString() {
        return name;
    }
}
