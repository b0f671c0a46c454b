package io.lethe.evidence.paper;

import io.lethe.evidence.RunCounts;
import io.lethe.evidence.RunStatement;
import io.lethe.ledger.entry.ObjectCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What a run counted: one column of numbers, or two where it counted objects apart from rows.
 *
 * @param rows without the objects that were counted apart
 * @param objects null where none were
 */
record CountTable(
        RunStatement run, RunCounts rows, @Nullable ObjectCounts objects, Scribe scribe) {
    /** Stands where objects have no number: they have no start date of their own, and none is masked. */
    private static final String NEVER = "–";

    /** One number or two, and what they mean; {@code objects} is empty where they are not counted apart. */
    record Line(String name, String rows, String objects, String meaning) {}

    static List<Line> lines(RunStatement run, RunCounts counts, Scribe scribe) {
        return new CountTable(run, counts.ofRows(), counts.objects(), scribe).lines();
    }

    /** How many of them were masked, and how many are objects that were not counted apart, only where all of the run is told of. */
    private List<Line> lines() {
        List<Line> lines = new ArrayList<>(List.of(
                line(Text.COUNT_PLANNED, rows.planned(), ObjectCounts::planned, Text.COUNT_PLANNED_IS),
                line(Text.COUNT_DONE, rows.done(), ObjectCounts::done, Text.COUNT_DONE_IS)));
        if (run.whole() && run.masked() > 0) {
            lines.add(ofRows(Text.COUNT_MASKED, run.masked(), Text.COUNT_MASKED_IS));
        }
        if (run.whole() && run.objects() > 0 && objects == null) {
            lines.add(ofRows(Text.COUNT_OBJECTS, run.objects(), Text.COUNT_OBJECTS_IS));
        }
        Text absent = objects == null ? Text.COUNT_ABSENT_IS : Text.COUNT_ABSENT_APART_IS;
        lines.add(line(Text.COUNT_ABSENT, rows.absent(), ObjectCounts::absent, absent));
        lines.add(line(Text.COUNT_HELD, rows.held(), ObjectCounts::held, Text.COUNT_HELD_IS));
        lines.add(ofRows(Text.COUNT_UNDATED, rows.undated(), Text.COUNT_UNDATED_IS));
        lines.add(line(Text.COUNT_SKIPPED, rows.skipped(), ObjectCounts::skipped, Text.COUNT_SKIPPED_IS));
        return lines;
    }

    private Line line(Text name, long ofRows, ToLongFunction<ObjectCounts> ofObjects, Text meaning) {
        String apart = objects == null ? "" : scribe.number(ofObjects.applyAsLong(objects));
        return new Line(scribe.say(name), scribe.number(ofRows), apart, scribe.say(meaning));
    }

    private Line ofRows(Text name, long number, Text meaning) {
        return new Line(scribe.say(name), scribe.number(number), objects == null ? "" : NEVER, scribe.say(meaning));
    }
}
