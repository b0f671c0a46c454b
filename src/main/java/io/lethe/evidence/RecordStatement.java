package io.lethe.evidence;

import io.lethe.ledger.json.JsonObject;
import io.lethe.ledger.receipt.RunId;
import java.time.Instant;

/**
 * One row that was asked about: under which leaf its commitment is, opened in {@code openings/<number>.json}.
 *
 * @param number of the opening, from 1
 * @param leaf of the chunk in whose transaction the row was deleted
 * @param committed when that transaction committed, by the database's own clock
 */
public record RecordStatement(int number, long leaf, RunId run, Instant committed) {

    JsonObject json() {
        return JsonObject.builder()
                .put("opening", number)
                .put("leaf", leaf)
                .put("run", run.value())
                .put("committed", committed)
                .build();
    }
}
