package io.lethe.cli;

import io.lethe.cli.terminal.Words;
import io.lethe.run.RunSummary;
import io.lethe.run.RunSummary.StepSummary;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What became of rows and objects, in words: {@code 1,204 rows purged}, {@code 3 rows anonymised, 7 rows archived and 1,204 rows purged},
 * {@code 2 rows purged and 2 objects removed}.
 */
public final class DoneRows {
    private DoneRows() {}

    /** What was done to what. */
    private record Deed(String noun, String done) {
        static Deed of(StepSummary step) {
            return step.ofObjects() ? new Deed("object", "removed") : new Deed("row", step.action() + "d");
        }

        String words(long count) {
            return Words.count(count, noun) + " " + done;
        }
    }

    /**
     * In the past tense, and without an end.
     *
     * @param count of rows and objects together
     * @param run null where it is not known
     */
    public static String words(long count, @Nullable RunSummary run) {
        Map<Deed, Long> deeds = new TreeMap<>(Comparator.comparing(Deed::done));
        if (run != null) {
            run.steps().forEach(step -> deeds.merge(Deed.of(step), step.done(), Long::sum));
        }
        if (deeds.size() == 1) {
            return deeds.keySet().iterator().next().words(count);
        }
        deeds.values().removeIf(done -> done == 0);
        boolean isKnown = run != null && run.done() == count && !deeds.isEmpty();
        return isKnown
                ? enumeration(deeds.entrySet().stream()
                        .map(deed -> deed.getKey().words(deed.getValue()))
                        .toList())
                : workedOff(count, run);
    }

    /** Before a run's end its steps say nothing yet, and its receipts do not tell objects from rows. */
    private static String workedOff(long count, @Nullable RunSummary run) {
        boolean ofObjects = run != null && run.steps().stream().anyMatch(StepSummary::ofObjects);
        return (ofObjects ? Words.number(count) + " rows and objects" : Words.count(count, "row")) + " worked off";
    }

    /** {@code 4 rows}, {@code 2 rows and 2 objects}. */
    static String counted(long rows, long objects) {
        return Words.count(rows, "row") + (objects == 0 ? "" : " and " + Words.count(objects, "object"));
    }

    private static String enumeration(List<String> words) {
        String first = String.join(", ", words.subList(0, words.size() - 1));
        return first.isEmpty() ? words.getLast() : first + " and " + words.getLast();
    }
}
