package io.lethe.ledger.entry;

import io.lethe.ledger.json.JsonObject;
import io.lethe.ledger.receipt.Restored;

/**
 * One transaction put these rows back, exactly as a segment holds them. From here on nobody may say that they are gone because an earlier
 * {@code chunk.archived} says so; their commitments are the same as there.
 *
 * <pre>
 * {"chunk":1,"committed":"2026-11-23T09:40:00.123Z","content":"9f3c…","fence":1,"partition":1,…,
 *  "segment":"crm.invoice-01980000-….jsonl.zst.sealed",…,"type":"chunk.restored"}
 * </pre>
 *
 * <p>Its {@code run} is the restoration that a {@link RestorationOrdered} began; policy, rule and cut-off are those by which the rows had been
 * archived.
 */
public record ChunkRestored(Chunk chunk, Restored restored) implements ChunkEntry {

    public static final String TYPE = "chunk.restored";

    static ChunkRestored read(JsonObject json) {
        return new ChunkRestored(Chunk.read(json), Restored.read(json));
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public JsonObject json() {
        JsonObject.Builder json = LeafForm.start(this);
        chunk.write(json);
        restored.write(json);
        return json.build();
    }
}
