package io.lethe.evidence;

import io.lethe.ledger.json.JsonObject;

/**
 * What a run came to, by its own last word.
 *
 * @param planned rows that were due when it was planned
 * @param done rows whose deletion committed
 * @param absent those, less the rows that were still due when the tables were asked again afterwards
 * @param held due rows that holds kept
 * @param undated rows without a readable start date, which are never due
 * @param skipped rows that were due and left alone, because they were locked or had changed meanwhile
 */
public record RunCounts(long planned, long done, long absent, long held, long undated, long skipped) {

    static RunCounts of(JsonObject finished) {
        return new RunCounts(
                finished.integer("planned"),
                finished.integer("rows"),
                finished.integer("absent"),
                finished.integer("held"),
                finished.integer("undated"),
                finished.integer("skipped"));
    }

    /** Whether no row was still due when the tables were asked again afterwards. */
    public boolean allAbsent() {
        return absent == done;
    }

    JsonObject json() {
        return JsonObject.builder()
                .put("planned", planned)
                .put("done", done)
                .put("absent", absent)
                .put("held", held)
                .put("undated", undated)
                .put("skipped", skipped)
                .build();
    }
}
