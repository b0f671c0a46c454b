package io.lethe.ledger.entry;

import io.lethe.ledger.json.JsonObject;
import io.lethe.ledger.json.UtcMillis;
import io.lethe.ledger.receipt.RunId;
import java.time.Instant;
import java.util.Optional;

/**
 * A run ended before its end and is not gone on with. What it deleted until then stands in its chunks.
 *
 * @param code why, as one of our stable codes, never as free text
 */
public record RunAborted(RunId run, int chunks, long rows, String code, Instant at) implements Entry {

    static final String TYPE = "run.aborted";

    public RunAborted {
        at = UtcMillis.floor(at);
    }

    static RunAborted read(JsonObject json) {
        return new RunAborted(
                RunId.of(json), json.count("chunks"), json.integer("rows"), json.text("code"), json.instant("at"));
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public JsonObject json() {
        return LeafForm.start(this)
                .put("run", run.value())
                .put("chunks", chunks)
                .put("rows", rows)
                .put("code", code)
                .put("at", at)
                .build();
    }

    @Override
    public Optional<RunId> ofRun() {
        return Optional.of(run);
    }
}
