package io.lethe.ledger.entry;

import io.lethe.ledger.json.JsonObject;

/**
 * How many of what a run counts at its end are objects at which rows pointed. They are among {@link RunFinished}'s numbers too, as those of its chunks are.
 * Leaves from before objects were counted apart do not have it, whatever their runs removed.
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
    public static final ObjectCounts NONE = new ObjectCounts(0, 0, 0, 0, 0);

    public static ObjectCounts read(JsonObject json) {
        return new ObjectCounts(
                json.integer("planned"),
                json.integer("done"),
                json.integer("absent"),
                json.integer("held"),
                json.integer("skipped"));
    }

    public JsonObject json() {
        return JsonObject.builder()
                .put("planned", planned)
                .put("done", done)
                .put("absent", absent)
                .put("held", held)
                .put("skipped", skipped)
                .build();
    }
}
