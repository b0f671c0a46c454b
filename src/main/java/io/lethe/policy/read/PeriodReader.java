package io.lethe.policy.read;

import io.lethe.policy.field.Found;
import io.lethe.policy.field.Nearest;
import io.lethe.policy.field.Problems;
import io.lethe.policy.field.TextReader;
import io.lethe.policy.time.RetentionPeriod;
import io.lethe.policy.yaml.YamlNode;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads retention periods: {@code 30 days}, {@code 1 year 6 months}, {@code P13M}, {@code immediately}. A unit is always said.
 * Numbers alone have meant days, months, "disabled" and "for ever" in one trade; here they mean nothing.
 */
public final class PeriodReader {
    private static final String FORM = "a period such as \"7 years\" or \"P7Y\"";
    private static final String COUNT = "([1-9][0-9]{0,5})";
    private static final Pattern WORDS = Pattern.compile("(?:" + COUNT + " years?)?(?: ?\\b" + COUNT
            + " months?)?(?: ?\\b" + COUNT + " weeks?)?(?: ?\\b" + COUNT + " days?)?");
    private static final Pattern ISO =
            Pattern.compile("P(?:" + COUNT + "Y)?(?:" + COUNT + "M)?(?:" + COUNT + "W)?(?:" + COUNT + "D)?");
    private static final Pattern ZERO = Pattern.compile("P?(?:0+ ?[a-zA-Z]* ?)+");
    private static final Pattern HOURS = Pattern.compile(".*(?:hour|minute|second).*|P.*T.*|.*[0-9] ?[hms]");
    private static final Pattern NEVER =
            Pattern.compile("(?i)never|for ?ever|infinite|unlimited|always|none|indefinitely");

    /** Longer than any period in words; no pattern is tried on more. */
    private static final int LONGEST = 60;

    private PeriodReader() {}

    public static Optional<RetentionPeriod> read(YamlNode node, Problems problems) {
        Optional<String> text = TextReader.bare(node);
        if (text.isEmpty()) {
            return problems.expected(FORM, node, isNumber(node) ? "Say the unit, for example \"30 days\"." : "");
        }
        if (text.get().length() > LONGEST) {
            return problems.expected(FORM, node);
        }
        if (text.get().equals("immediately")) {
            return Optional.of(RetentionPeriod.IMMEDIATELY);
        }
        Optional<Period> period = parse(text.get());
        return period.isPresent()
                ? bounded(period.get(), node, problems)
                : problems.expected(FORM, node, remedy(text.get()));
    }

    private static boolean isNumber(YamlNode node) {
        return node instanceof YamlNode.Scalar scalar && Found.isNumber(scalar);
    }

    private static Optional<Period> parse(String text) {
        Matcher iso = ISO.matcher(text);
        Matcher form = iso.matches() ? iso : WORDS.matcher(text);
        if (!form.matches() || text.isEmpty() || text.equals("P") || text.startsWith(" ")) {
            return Optional.empty();
        }
        int days = 7 * count(form, 3) + count(form, 4);
        return Optional.of(Period.of(count(form, 1), count(form, 2), days));
    }

    private static int count(Matcher form, int group) {
        String digits = form.group(group);
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static Optional<RetentionPeriod> bounded(Period period, YamlNode node, Problems problems) {
        try {
            return Optional.of(new RetentionPeriod(period));
        } catch (IllegalArgumentException e) {
            return problems.expected("a period of up to 200 years", node);
        }
    }

    private static String remedy(String text) {
        if (ZERO.matcher(text).matches()) {
            return "Nothing is due after no time by accident: write \"immediately\", with a reason beside it.";
        }
        if (NEVER.matcher(text).matches()) {
            return "What is kept without end needs no rule: excuse its table under out-of-scope in the data map.";
        }
        if (HOURS.matcher(text).matches()) {
            return "The shortest unit is a day.";
        }
        return Nearest.to(text, List.of("immediately"))
                .map(word -> "Did you mean \"immediately\"?")
                .orElse("");
    }
}
