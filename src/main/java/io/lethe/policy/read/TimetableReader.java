package io.lethe.policy.read;

import io.lethe.policy.Timetable;
import io.lethe.policy.Timetable.Recurrence;
import io.lethe.policy.field.Fields;
import io.lethe.policy.field.Keys;
import io.lethe.policy.field.Nearest;
import io.lethe.policy.field.TextReader;
import io.lethe.policy.field.ValueReader;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads {@code {daily: "02:00", until: "05:00"}} and its weekly, monthly and yearly kin. */
final class TimetableReader {
    private static final List<String> RECURRENCES = List.of("daily", "weekly", "monthly", "yearly");
    private static final Keys KEYS = new Keys("a schedule", Map.of("until", "until: \"05:00\""), RECURRENCES);

    private TimetableReader() {}

    static ValueReader<Timetable> in(ZoneId zone) {
        return (node, problems) -> Fields.open(node, KEYS, problems).flatMap(fields -> read(fields, zone));
    }

    private static Optional<Timetable> read(Fields fields, ZoneId zone) {
        List<String> given = RECURRENCES.stream().filter(fields::has).toList();
        if (given.isEmpty() && fields.complete()) {
            fields.missing("daily", "a schedule (or weekly, monthly, yearly)", "daily: \"02:00\"");
        }
        if (given.size() > 1) {
            fields.refuse(
                    given.get(1),
                    "expected one of daily, weekly, monthly and yearly but there are " + given.size(),
                    "Keep one of them.");
        }
        Optional<LocalTime> until = fields.read("until", DateReader::time);
        Optional<Firing> firing = given.stream().findFirst().flatMap(key -> fields.read(key, firing(key)));
        if (!fields.complete() || firing.isEmpty()) {
            return Optional.empty();
        }
        if (firing.get().at().equals(until.orElseThrow())) {
            fields.refuse(
                    "until",
                    "expected a time other than the start but both are " + until.get(),
                    "A window of no length does nothing.");
            return Optional.empty();
        }
        return Optional.of(new Timetable(firing.get().recurrence(), firing.get().at(), until.get(), zone));
    }

    private record Firing(Recurrence recurrence, LocalTime at) {}

    private static ValueReader<Firing> firing(String key) {
        return switch (key) {
            case "daily" ->
                (node, problems) -> DateReader.time(node, problems).map(at -> new Firing(new Recurrence.Daily(), at));
            case "weekly" -> firing("a weekday and a time such as \"sunday 02:00\"", TimetableReader::weekly);
            case "monthly" -> firing("a day from 1 to 31 and a time such as \"1 02:00\"", TimetableReader::monthly);
            default ->
                firing("a day of the year that exists and a time such as \"02-28 02:00\"", TimetableReader::yearly);
        };
    }

    private interface DayParser {
        Optional<Recurrence> parse(String day);
    }

    private static ValueReader<Firing> firing(String what, DayParser parser) {
        return (node, problems) -> {
            String[] words = TextReader.bare(node).orElse("").split(" ", -1);
            Optional<LocalTime> at = words.length == 2 ? DateReader.time(words[1]) : Optional.empty();
            Optional<Firing> firing = at.flatMap(time -> parser.parse(words[0]).map(day -> new Firing(day, time)));
            return firing.isPresent() ? firing : problems.expected(what, node, weekdayMeant(what, words[0]));
        };
    }

    private static String weekdayMeant(String what, String word) {
        List<String> days =
                Arrays.stream(DayOfWeek.values()).map(TimetableReader::word).toList();
        return what.contains("weekday") && !days.contains(word)
                ? Nearest.to(word, days)
                        .map(day -> "Did you mean \"" + day + "\"?")
                        .orElse("")
                : "";
    }

    private static String word(DayOfWeek day) {
        return day.name().toLowerCase(Locale.ROOT);
    }

    private static Optional<Recurrence> weekly(String text) {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> word(day).equals(text))
                .<Recurrence>map(Recurrence.Weekly::new)
                .findFirst();
    }

    private static Optional<Recurrence> monthly(String text) {
        return text.matches("[1-9]|[12][0-9]|3[01]")
                ? Optional.of(new Recurrence.Monthly(Integer.parseInt(text)))
                : Optional.empty();
    }

    private static Optional<Recurrence> yearly(String text) {
        if (!text.matches("[0-9]{2}-[0-9]{2}")) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Recurrence.Yearly(MonthDay.parse("--" + text)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
