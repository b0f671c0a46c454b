package io.lethe.policy.time;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a day stands in the name of a file: {@code yyyy-MM-dd} in {@code access-2026-10-22.log.gz}. Of hours and minutes only the day counts; of a
 * month, its last day.
 *
 * @param form years and months, and perhaps days, hours, minutes and seconds, with one of {@code - _ .} between them or nothing
 */
public record NameDate(String form) {
    private static final Pattern FORM = Pattern.compile("yyyy[-_.]?MM([-_.]?dd([-_.T]?HH([-_.]?mm([-_.]?ss)?)?)?)?");

    public NameDate {
        if (!FORM.matcher(form).matches()) {
            throw new IllegalArgumentException("expected a form such as \"yyyy-MM-dd\" but was \"" + form + "\"");
        }
    }

    /** The last day that the name speaks of. Empty where it names none, one that no calendar has, or more than one: then nobody knows which is meant. */
    public Optional<LocalDate> read(String name) {
        Matcher dates = pattern().matcher(name);
        if (!dates.find()) {
            return Optional.empty();
        }
        Optional<LocalDate> day = day(dates);
        return dates.find() ? Optional.empty() : day;
    }

    private Optional<LocalDate> day(Matcher date) {
        try {
            YearMonth month = YearMonth.of(number(date, "year"), number(date, "month"));
            return Optional.of(form.contains("dd") ? month.atDay(number(date, "day")) : month.atEndOfMonth());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int number(Matcher date, String part) {
        return Integer.parseInt(date.group(part));
    }

    /** Digits before or after it would make it another number. */
    private Pattern pattern() {
        String digits = form.replace(".", "\\.")
                .replace("yyyy", "(?<year>[0-9]{4})")
                .replace("MM", "(?<month>[0-9]{2})")
                .replace("dd", "(?<day>[0-9]{2})")
                .replaceAll("HH|mm|ss", "[0-9]{2}");
        return Pattern.compile("(?<![0-9])" + digits + "(?![0-9])");
    }

    @Override
    public String toString() {
        return form;
    }
}
