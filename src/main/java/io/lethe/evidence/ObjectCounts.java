package io.lethe.evidence;

import io.lethe.ledger.json.JsonObject;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * What a run said of objects at which rows pointed, by its own last word. They count in {@link RunCounts} too, as the rows of its chunks do.
 *
 * <pre>{"absent":2,"done":2,"held":0,"planned":2,"skipped":0}</pre>
 *
 * @param planned at which rows pointed that were due when it was planned, or that earlier runs still owed
 * @param done removed, or found gone
 * @param absent those, less the objects that were still to be removed when the run looked again afterwards
 * @param held those owed that holds kept when it was planned
 * @param skipped those left alone, since a hold came for them later or their store kept them
 */
public record ObjectCounts(long planned, long done, long absent, long held, long skipped) {

    private static final String OBJECTS = "objects";

    /** Null in leaves from before objects were counted apart, and where a run had none. */
    static @Nullable ObjectCounts of(JsonObject finished) {
        return finished.has(OBJECTS) ? read(finished.object(OBJECTS)) : null;
    }

    private static ObjectCounts read(JsonObject json) {
        return new ObjectCounts(
                json.integer("planned"),
                json.integer("done"),
                json.integer("absent"),
                json.integer("held"),
                json.integer("skipped"));
    }

    /** Of all runs whose last word tells of objects, by the run. */
    static JsonObject byRun(Collection<RunStatement> runs) {
        JsonObject.Builder json = JsonObject.builder();
        for (RunStatement run : runs) {
            run.objectCounts().ifPresent(said -> json.put(run.run().text(), said.json()));
        }
        return json.build();
    }

    private JsonObject json() {
        return JsonObject.builder()
                .put("planned", planned)
                .put("done", done)
                .put("absent", absent)
                .put("held", held)
                .put("skipped", skipped)
                .build();
    }
}
