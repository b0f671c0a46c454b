package io.lethe.policy.time;

/** How a column stores a point in time. {@link #DATE} is a local day of the policy's zone; {@link #DATETIME} and {@link #COMPACT} are local times of the zone that the data map names; the others are instants. */
public enum DateType {
    DATE("date"),
    DATETIME("datetime"),
    TIMESTAMP("timestamp"),
    EPOCH_SECONDS("epoch-seconds"),
    EPOCH_MILLISECONDS("epoch-milliseconds"),
    /** Fourteen digits, {@code 20261122093000}. */
    COMPACT("yyyymmddhhmmss");

    private final String word;

    DateType(String word) {
        this.word = word;
    }

    /** Whether its values are local times, which need the data map to name their zone. */
    public boolean isLocal() {
        return this == DATETIME || this == COMPACT;
    }

    /** The word in a data map. */
    @Override
    public String toString() {
        return word;
    }
}
