package io.lethe.evidence.paper;

import java.text.NumberFormat;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes texts, numbers and times in one language. */
record Scribe(Language language) {

    String say(Text text, String... values) {
        return text.in(language, values);
    }

    /** A sentence of {@link io.lethe.evidence.Wording} in this language; refuses one that nobody has translated. */
    String wording(String english) {
        return Sentence.ofEnglish(english).in(language);
    }

    List<String> wording(List<String> english) {
        return english.stream().map(this::wording).toList();
    }

    String number(long number) {
        return NumberFormat.getIntegerInstance(language.locale()).format(number);
    }

    /** In UTC and to the second, cut and not rounded: no certificate may name a moment that had not come. */
    String instant(Instant instant) {
        String pattern = switch (language) {
            case EN -> "uuuu-MM-dd HH:mm:ss";
            case DE -> "dd.MM.uuuu HH:mm:ss";
        };
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT)
                        .withZone(ZoneOffset.UTC)
                        .format(instant) + " UTC";
    }

    String rows(long count) {
        return count(count, Text.ROW, Text.ROWS);
    }

    String objects(long count) {
        return count(count, Text.OBJECT, Text.OBJECTS);
    }

    String transactions(long count) {
        return count(count, Text.TRANSACTION, Text.TRANSACTIONS);
    }

    /** {@code 1 year 6 months}, of a period of calendar units. */
    String period(Period period) {
        List<String> words = new ArrayList<>();
        addUnless0(words, period.getYears(), Text.YEAR, Text.YEARS);
        addUnless0(words, period.getMonths(), Text.MONTH, Text.MONTHS);
        addUnless0(words, period.getDays(), Text.DAY, Text.DAYS);
        return String.join(" ", words);
    }

    private void addUnless0(List<String> words, int count, Text one, Text many) {
        if (count != 0) {
            words.add(count(count, one, many));
        }
    }

    private String count(long count, Text one, Text many) {
        return number(count) + " " + say(count == 1 ? one : many);
    }
}
