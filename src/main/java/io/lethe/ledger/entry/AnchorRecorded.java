package io.lethe.ledger.entry;

import io.lethe.ledger.json.JsonObject;
import io.lethe.ledger.json.UtcMillis;
import io.lethe.ledger.tree.Hash;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A checkpoint lies in other hands. Whoever doubts the ledger's age asks there.
 *
 * @param size of the tree that it is over
 * @param checkpoint the hash of the signed note, all its bytes
 * @param stamp null where it was deposited and nobody vouches for it
 * @param at by the engine's clock
 */
public record AnchorRecorded(
        AnchorName anchor,
        long size,
        Hash checkpoint,
        @Nullable Stamp stamp,
        Instant at) implements Entry {

    public static final String TYPE = "anchor.recorded";

    /**
     * What an authority or a witness said of it.
     *
     * @param time by its own clock
     * @param answer the hash of its whole answer: the time stamp, or the line of the cosignature
     */
    public record Stamp(Instant time, Hash answer) {
        public Stamp {
            time = UtcMillis.floor(time);
        }

        private JsonObject json() {
            return JsonObject.builder().put("time", time).put("answer", answer).build();
        }
    }

    public AnchorRecorded {
        at = UtcMillis.floor(at);
        if (size < 1) {
            throw new IllegalArgumentException("expected a size of 1 or more but was " + size);
        }
    }

    static AnchorRecorded read(JsonObject json) {
        return new AnchorRecorded(
                new AnchorName(json.text("anchor")),
                json.integer("size"),
                json.hash("checkpoint"),
                json.has("stamp") ? stamp(json.object("stamp")) : null,
                json.instant("at"));
    }

    private static Stamp stamp(JsonObject json) {
        return new Stamp(json.instant("time"), json.hash("answer"));
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public JsonObject json() {
        JsonObject.Builder json = LeafForm.start(this)
                .put("anchor", anchor.name())
                .put("size", size)
                .put("checkpoint", checkpoint)
                .put("at", at);
        return stamp == null ? json.build() : json.put("stamp", stamp.json()).build();
    }
}
