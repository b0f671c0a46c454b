package io.lethe.ledger;

import java.util.UUID;

/** Names one run, in the ledger and everywhere else: {@code 01980000-0000-7000-8000-000000000001}. */
public record RunId(UUID value) implements Comparable<RunId> {

    /** Strict: lower-case, with all digits. */
    public static RunId parse(String text) {
        return new RunId(parseUuid(text));
    }

    static UUID parseUuid(String text) {
        // UUID.fromString also takes "1-1-1-1-1" and upper case: two spellings of one id.
        UUID uuid = UUID.fromString(text);
        if (!uuid.toString().equals(text)) {
            throw new IllegalArgumentException("expected an id such as " + uuid + " but was \"" + text + "\"");
        }
        return uuid;
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
