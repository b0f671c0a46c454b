package io.lethe.ledger.receipt;

import io.lethe.ledger.json.JsonObject;
import io.lethe.ledger.tree.Hash;

/**
 * Where a chunk's rows were written to and verified before they were deleted.
 *
 * @param segment its name
 * @param content the digest by which {@code segment.written} binds what it holds
 */
public record Archived(String segment, Hash content) implements Deed {
    static final String ACTION = "archive";

    public Archived {
        if (segment.isBlank()) {
            throw new IllegalArgumentException("expected the name of a segment but it is blank");
        }
    }

    public static Archived read(JsonObject json) {
        return new Archived(json.text("segment"), json.hash("content"));
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
