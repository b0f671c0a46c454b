package io.lethe.evidence;

import io.lethe.ledger.entry.ObjectCounts;
import io.lethe.ledger.json.JsonObject;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * What a run came to, by its own last word. Objects at which rows pointed count as rows.
 *
 * @param planned rows that were due when it was planned
 * @param done rows whose deletion committed
 * @param absent those, less the rows that were still due when the tables were asked again afterwards
 * @param held due rows that holds kept
 * @param undated rows without a readable start date, which are never due
 * @param skipped rows that were due and left alone, because they were locked or had changed meanwhile
 * @param objects how many of them are objects; null where the run had none, or did not count them apart
 */
public record RunCounts(
        long planned,
        long done,
        long absent,
        long held,
        long undated,
        long skipped,
        @Nullable ObjectCounts objects) {
    private static final String OBJECTS = "objects";

    static RunCounts of(JsonObject finished) {
        return new RunCounts(
                finished.integer("planned"),
                finished.integer("rows"),
                finished.integer("absent"),
                finished.integer("held"),
                finished.integer("undated"),
                finished.integer("skipped"),
                finished.has(OBJECTS) ? ObjectCounts.read(finished.object(OBJECTS)) : null);
    }

    /** Without the objects, if they were counted apart. */
    public RunCounts ofRows() {
        return objects == null
                ? this
                : new RunCounts(
                        planned - objects.planned(),
                        done - objects.done(),
                        absent - objects.absent(),
                        held - objects.held(),
                        undated,
                        skipped - objects.skipped(),
                        null);
    }

    /** Whether of each number there are at most so many objects as of both. */
    boolean isPossible() {
        RunCounts rows = ofRows();
        return objects == null
                || LongStream.of(
                                objects.planned(), rows.planned,
                                objects.done(), rows.done,
                                objects.absent(), rows.absent,
                                objects.held(), rows.held,
                                objects.skipped(), rows.skipped)
                        .allMatch(number -> number >= 0);
    }

    /** In the form that certificates always had; how many are objects stands elsewhere, see {@link CertificateJson}. */
    JsonObject json() {
        return JsonObject.builder()
                .put("planned", planned)
                .put("done", done)
                .put("absent", absent)
                .put("held", held)
                .put("undated", undated)
                .put("skipped", skipped)
                .build();
    }
}
