package io.lethe.ledger.entry;

import io.lethe.ledger.json.JsonObject;
import io.lethe.ledger.json.UtcMillis;
import io.lethe.ledger.note.Checkpoint;
import io.lethe.ledger.note.VerifierKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The first leaf: this log begins, under these keys.
 *
 * @param predecessor how far the log that this one takes the place of is to be believed, since its key may be in other hands; null where there was
 *     none
 */
public record LedgerOpened(
        VerifierKey log,
        VerifierKey worker,
        Instant at,
        @Nullable Checkpoint predecessor) implements Entry {

    public static final String TYPE = "ledger.opened";
    private static final String PREDECESSOR = "predecessor";

    public LedgerOpened {
        at = UtcMillis.floor(at);
        if (predecessor != null && predecessor.origin().equals(log.name())) {
            throw new IllegalArgumentException(
                    "expected a log of another name than its predecessor's but both are " + log.name());
        }
    }

    static LedgerOpened read(JsonObject json) {
        return new LedgerOpened(
                VerifierKey.parse(json.text("log")),
                VerifierKey.parse(json.text("worker")),
                json.instant("at"),
                json.has(PREDECESSOR) ? checkpoint(json.object(PREDECESSOR)) : null);
    }

    private static Checkpoint checkpoint(JsonObject json) {
        return new Checkpoint(json.text("origin"), json.integer("size"), json.hash("root"));
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public JsonObject json() {
        JsonObject.Builder json = LeafForm.start(this)
                .put("log", log.text())
                .put("worker", worker.text())
                .put("at", at);
        if (predecessor != null) {
            json.put(
                    PREDECESSOR,
                    JsonObject.builder()
                            .put("origin", predecessor.origin())
                            .put("size", predecessor.size())
                            .put("root", predecessor.root())
                            .build());
        }
        return json.build();
    }
}
