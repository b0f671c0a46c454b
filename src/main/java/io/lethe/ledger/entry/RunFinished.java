package io.lethe.ledger.entry;

import io.lethe.ledger.json.JsonObject;
import io.lethe.ledger.json.UtcMillis;
import io.lethe.ledger.receipt.RunId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A run came to its end, and what it came to.
 *
 * @param rows sum over the receipts of its chunks; objects at which rows pointed count as rows, here and in every other number
 * @param absent how many of them were looked for afterwards and not found due any more
 * @param masked how many of {@code rows} are still there, with masked columns; the others are gone
 * @param objects how many of each of these numbers are objects
 * @param tally absent only in leaves that say no more than the worked example does
 */
public record RunFinished(
        RunId run,
        int chunks,
        long rows,
        long absent,
        long masked,
        ObjectCounts objects,
        @Nullable Tally tally) implements Entry {

    static final String TYPE = "run.finished";

    private static final String MASKED = "masked";
    private static final String OBJECTS = "objects";

    /** What was planned, and what was left alone for which reason. */
    public record Tally(long planned, long held, long undated, long skipped, Instant at) {
        public Tally {
            at = UtcMillis.floor(at);
        }

        private static Tally read(JsonObject json) {
            return new Tally(
                    json.integer("planned"),
                    json.integer("held"),
                    json.integer("undated"),
                    json.integer("skipped"),
                    json.instant("at"));
        }

        private void write(JsonObject.Builder json) {
            json.put("planned", planned)
                    .put("held", held)
                    .put("undated", undated)
                    .put("skipped", skipped)
                    .put("at", at);
        }
    }

    static RunFinished read(JsonObject json) {
        return new RunFinished(
                RunId.of(json),
                json.count("chunks"),
                json.integer("rows"),
                json.integer("absent"),
                json.has(MASKED) ? json.integer(MASKED) : 0,
                json.has(OBJECTS) ? ObjectCounts.read(json.object(OBJECTS)) : ObjectCounts.NONE,
                json.has("planned") ? Tally.read(json) : null);
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public JsonObject json() {
        JsonObject.Builder json = LeafForm.start(this)
                .put("run", run.value())
                .put("chunks", chunks)
                .put("rows", rows)
                .put("absent", absent);
        if (masked > 0) {
            json.put(MASKED, masked);
        }
        if (!objects.equals(ObjectCounts.NONE)) {
            json.put(OBJECTS, objects.json());
        }
        if (tally != null) {
            tally.write(json);
        }
        return json.build();
    }

    @Override
    public Optional<RunId> ofRun() {
        return Optional.of(run);
    }
}
