package io.lethe.ledger.entry;

import io.lethe.ledger.json.JsonObject;

/**
 * One transaction deleted these rows.
 *
 * <pre>
 * {"chunk":1,"committed":"2026-11-22T09:40:00.123Z","fence":12,"partition":1,"receipt":"01980000-0000-7000-8000-000000000002",
 *  "rows":5,"rowsRoot":"0ce35cfe…","run":"01980000-0000-7000-8000-000000000001","schema":"lethe.ledger/1",
 *  "server":"3e11fa47-…","step":1,"table":"crm.customer","target":"crm-prod","type":"chunk.purged"}
 * </pre>
 */
public record ChunkPurged(Chunk chunk) implements ChunkEntry {

    public static final String TYPE = "chunk.purged";

    static ChunkPurged read(JsonObject json) {
        return new ChunkPurged(Chunk.read(json));
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public JsonObject json() {
        JsonObject.Builder json = LeafForm.start(this);
        chunk.write(json);
        return json.build();
    }
}
