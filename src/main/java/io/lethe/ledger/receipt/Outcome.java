package io.lethe.ledger.receipt;

import io.lethe.ledger.json.JsonObject;
import io.lethe.ledger.json.UtcMillis;
import java.time.Instant;

/**
 * What the transaction came to: how many rows, on which server, and the server's own time as it committed, to the
 * millisecond.
 *
 * @param server the server's uuid, or what stands in for it where it has none
 */
public record Outcome(int rows, String server, Instant committed) {

    public Outcome {
        if (rows < 1) {
            throw new IllegalArgumentException("expected at least one row but was " + rows);
        }
        committed = UtcMillis.floor(committed);
    }

    public static Outcome read(JsonObject json) {
        return new Outcome(json.count("rows"), json.text("server"), json.instant("committed"));
    }

    public void write(JsonObject.Builder json) {
        json.put("rows", rows).put("server", server).put("committed", committed);
    }
}
