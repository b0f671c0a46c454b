package io.lethe.evidence;

import io.lethe.ledger.json.JsonArray;
import io.lethe.ledger.json.JsonObject;
import io.lethe.ledger.receipt.RunId;
import java.time.Instant;
import java.util.List;

/**
 * One row that was asked about: under which leaf its commitment is, opened in {@code openings/<number>.json}.
 *
 * @param number of the opening, from 1
 * @param key the values of the row's key, as the asker brought them
 * @param leaf of the chunk in whose transaction the row was deleted
 * @param committed when that transaction committed, by the database's own clock
 */
public record RecordStatement(int number, List<String> key, long leaf, RunId run, Instant committed) {

    public RecordStatement {
        key = List.copyOf(key);
    }

    /** The row that an opening under this chunk's leaf opens. */
    static RecordStatement of(int number, List<String> key, LeafText chunk) {
        return new RecordStatement(
                number, key, chunk.index(), RunId.of(chunk.json()), chunk.json().instant("committed"));
    }

    JsonObject json() {
        return JsonObject.builder()
                .put("opening", number)
                .put("key", JsonArray.ofTexts(key))
                .put("leaf", leaf)
                .put("run", run.value())
                .put("committed", committed)
                .build();
    }
}
