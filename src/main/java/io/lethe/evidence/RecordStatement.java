package io.lethe.evidence;

import io.lethe.ledger.json.JsonArray;
import io.lethe.ledger.json.JsonObject;
import io.lethe.ledger.receipt.RunId;
import io.lethe.ledger.row.ObjectRow;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row that was asked about: under which leaf its commitment is, opened in {@code openings/<number>.json}. A certificate says of a row that was
 * deleted no more than that; of one that was masked, how.
 *
 * @param number of the opening, from 1
 * @param key the values of the row's key, as the asker brought them; of an object also whether it was there
 * @param leaf of the chunk in whose transaction the row was deleted or masked
 * @param committed when that transaction committed, by the database's own clock
 * @param masked null where it was deleted
 * @param object what the row stands for, if it stands for an object; else null
 */
public record RecordStatement(
        int number,
        List<String> key,
        long leaf,
        RunId run,
        Instant committed,
        @Nullable MaskedColumns masked,
        @Nullable ObjectRow object) {

    public RecordStatement {
        key = List.copyOf(key);
    }

    /** The row that an opening under this chunk's leaf opens. */
    static RecordStatement of(int number, List<String> key, LeafText chunk) {
        return new RecordStatement(
                number,
                key,
                chunk.index(),
                RunId.of(chunk.json()),
                chunk.json().instant("committed"),
                MaskedColumns.of(chunk).orElse(null),
                ObjectRow.isIn(Opening.table(chunk.json())) ? ObjectRow.of(key) : null);
    }

    /** Whether it is the one that this key asks for: who asks for an object has only its own key. */
    boolean isAskedBy(JsonArray asked) {
        return JsonArray.ofTexts(object == null ? key : List.of(object.key())).equals(asked);
    }

    JsonObject json() {
        JsonObject.Builder json = JsonObject.builder()
                .put("opening", number)
                .put("key", JsonArray.ofTexts(key))
                .put("leaf", leaf)
                .put("run", run.value())
                .put("committed", committed);
        if (masked != null) {
            masked.write(json.put("action", masked.action()));
        }
        return json.build();
    }
}
