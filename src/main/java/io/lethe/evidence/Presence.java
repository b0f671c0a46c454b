package io.lethe.evidence;

import io.lethe.ledger.json.JsonObject;

/** Whether the record that is asked about is there, by its key, when its certificate is asked for: the issuer's word, from the database itself. */
public sealed interface Presence {

    /** No row has the key. */
    record Absent() implements Presence {}

    /**
     * A row has the key. Whether it is the one of which the ledger tells, nobody knows: keys are used again.
     *
     * @param holds how many open holds cover it
     * @param due whether the next run would act on it
     * @param next what becomes of it, in a sentence
     */
    record There(int holds, boolean due, String next) implements Presence {}

    /** What a certificate says of it. */
    default JsonObject json() {
        return switch (this) {
            case Absent absent -> JsonObject.builder().put("there", false).build();
            case There row ->
                JsonObject.builder()
                        .put("there", true)
                        .put("holds", row.holds())
                        .put("due", row.due())
                        .build();
        };
    }
}
