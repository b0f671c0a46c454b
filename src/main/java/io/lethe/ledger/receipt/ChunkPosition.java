package io.lethe.ledger.receipt;

import io.lethe.ledger.json.JsonObject;

/** Which chunk of which partition of which step of a run, and under which fence it was worked. All counted from 1. */
public record ChunkPosition(RunId run, int step, int partition, int chunk, long fence) {

    public ChunkPosition {
        if (step < 1 || partition < 1 || chunk < 1 || fence < 1) {
            throw new IllegalArgumentException("expected step, partition, chunk and fence from 1 but was " + step + ", "
                    + partition + ", " + chunk + ", " + fence);
        }
    }

    public static ChunkPosition read(JsonObject json) {
        return new ChunkPosition(
                RunId.of(json),
                json.count("step"),
                json.count("partition"),
                json.count("chunk"),
                json.integer("fence"));
    }

    public void write(JsonObject.Builder json) {
        json.put("run", run.value())
                .put("step", step)
                .put("partition", partition)
                .put("chunk", chunk)
                .put("fence", fence);
    }
}
