package io.lethe.cli.record;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a clause stands in the notice: {@code [7, 2]} of {@code 7.2 withdraw your consent at any time}. Clauses without a number
 * come last.
 */
record Clause(List<Integer> numbers) implements Comparable<Clause> {
    private static final Pattern NUMBER = Pattern.compile("(\\d{1,4}(?:\\.\\d{1,4})*)\\b.*", Pattern.DOTALL);
    private static final Clause LAST = new Clause(List.of(Integer.MAX_VALUE));

    Clause {
        numbers = List.copyOf(numbers);
    }

    static Clause of(String words) {
        Matcher number = NUMBER.matcher(words);
        return number.matches()
                ? new Clause(Arrays.stream(number.group(1).split("\\.", -1))
                        .map(Integer::valueOf)
                        .toList())
                : LAST;
    }

    /** The first of several; the last of all where there is none. */
    static Clause first(List<String> notice) {
        return notice.stream().map(Clause::of).min(Comparator.naturalOrder()).orElse(LAST);
    }

    @Override
    public int compareTo(Clause other) {
        return Arrays.compare(
                numbers.toArray(Integer[]::new), other.numbers.toArray(Integer[]::new), Comparator.naturalOrder());
    }
}
