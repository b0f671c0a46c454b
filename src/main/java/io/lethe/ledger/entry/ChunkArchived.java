package io.lethe.ledger.entry;

import io.lethe.ledger.json.JsonObject;
import io.lethe.ledger.receipt.Archived;

/**
 * One transaction deleted these rows, which a segment holds unchanged.
 *
 * <pre>
 * {"chunk":1,"committed":"2026-11-22T09:40:00.123Z","content":"9f3c…","fence":12,"partition":1,…,
 *  "segment":"crm.invoice-01980000-….jsonl.zst.sealed",…,"type":"chunk.archived"}
 * </pre>
 */
public record ChunkArchived(Chunk chunk, Archived archived) implements ChunkEntry {

    static final String TYPE = "chunk.archived";

    static ChunkArchived read(JsonObject json) {
        return new ChunkArchived(Chunk.read(json), Archived.read(json));
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public JsonObject json() {
        JsonObject.Builder json = LeafForm.start(this);
        chunk.write(json);
        archived.write(json);
        return json.build();
    }
}
