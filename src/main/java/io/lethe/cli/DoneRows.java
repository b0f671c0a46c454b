package io.lethe.cli;

import io.lethe.cli.terminal.Words;
import io.lethe.run.RunSummary;
import io.lethe.run.RunSummary.StepSummary;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What became of rows, in words: {@code 1,204 rows purged}, {@code 3 rows anonymised, 7 rows archived and 1,204 rows purged}. */
public final class DoneRows {
    private DoneRows() {}

    /**
     * In the past tense, and without an end.
     *
     * @param run null where it is not known
     */
    public static String words(long rows, @Nullable RunSummary run) {
        Map<String, Long> byAction = new TreeMap<>();
        if (run != null) {
            run.steps().forEach(step -> byAction.merge(step.action(), step.done(), Long::sum));
        }
        if (byAction.size() == 1) {
            return words(byAction.keySet().iterator().next(), rows);
        }
        byAction.values().removeIf(done -> done == 0);
        boolean isKnown =
                run != null && run.steps().stream().mapToLong(StepSummary::done).sum() == rows && !byAction.isEmpty();
        return isKnown
                ? enumeration(byAction.entrySet().stream()
                        .map(done -> words(done.getKey(), done.getValue()))
                        .toList())
                : Words.count(rows, "row") + " worked off";
    }

    private static String enumeration(List<String> words) {
        String first = String.join(", ", words.subList(0, words.size() - 1));
        return first.isEmpty() ? words.getLast() : first + " and " + words.getLast();
    }

    private static String words(String action, long rows) {
        return Words.count(rows, "row") + " " + action + "d";
    }
}
