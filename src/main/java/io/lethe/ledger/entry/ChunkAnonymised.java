package io.lethe.ledger.entry;

import io.lethe.ledger.json.JsonObject;
import io.lethe.ledger.receipt.Masked;

/**
 * One transaction masked columns of these rows, which are still there.
 *
 * <pre>
 * {"after":"77b0…","before":"c41f…","chunk":1,"committed":"2026-11-22T09:40:00.123Z","fence":12,
 *  "fields":[["actor_name","pseudonym"],["ip","truncate-ip"]],"partition":1,…,"type":"chunk.anonymised"}
 * </pre>
 */
public record ChunkAnonymised(Chunk chunk, Masked masked) implements ChunkEntry {

    static final String TYPE = "chunk.anonymised";

    static ChunkAnonymised read(JsonObject json) {
        return new ChunkAnonymised(Chunk.read(json), Masked.read(json));
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public JsonObject json() {
        JsonObject.Builder json = LeafForm.start(this);
        chunk.write(json);
        masked.write(json);
        return json.build();
    }
}
