package io.lethe.ledger.receipt;

import io.lethe.ledger.json.JsonObject;
import io.lethe.ledger.tree.Hash;

/**
 * Rows that had been archived are there again: they were inserted, exactly as their segment holds them.
 *
 * @param segment its name
 * @param content the digest by which {@code segment.written} binds what it holds
 */
public record Restored(String segment, Hash content) implements Deed {
    static final String ACTION = "restore";

    public Restored {
        if (segment.isBlank()) {
            throw new IllegalArgumentException("expected the name of a segment but it is blank");
        }
    }

    public static Restored read(JsonObject json) {
        return new Restored(json.text("segment"), json.hash("content"));
    }

    @Override
    public String action() {
        return ACTION;
    }

    @Override
    public void write(JsonObject.Builder json) {
        json.put("segment", segment).put("content", content);
    }
}
