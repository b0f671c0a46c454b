package io.lethe.ledger.receipt;

import io.lethe.ledger.json.JsonObject;
import io.lethe.ledger.json.Uuids;
import java.util.UUID;

/** Names one run, in the ledger and everywhere else: {@code 01980000-0000-7000-8000-000000000001}. */
public record RunId(UUID value) implements Comparable<RunId> {

    /** Strict: lower-case, with all digits. */
    public static RunId parse(String text) {
        return new RunId(Uuids.parse(text));
    }

    /** The run that an entry or a receipt names. */
    public static RunId of(JsonObject json) {
        return new RunId(json.uuid("run"));
    }

    public String text() {
        return value.toString();
    }

    @Override
    public int compareTo(RunId other) {
        return text().compareTo(other.text());
    }

    @Override
    public String toString() {
        return text();
    }
}
