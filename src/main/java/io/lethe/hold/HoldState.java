package io.lethe.hold;

import java.util.Locale;

/** How far a hold has got on one target. The way is walked once, from first to last, and no state is left out. */
public enum HoldState {
    /** Ordered, but not known to be in force. No run goes on here. */
    WANTED,
    /** In force: no deletion of what it covers commits any more. */
    EFFECTIVE,
    /** Its release is ordered, but it may still be in force. */
    RELEASING,
    RELEASED;

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    static HoldState of(String column) {
        return valueOf(column.toUpperCase(Locale.ROOT));
    }

    /** Whether something is left to be done on the target. */
    boolean settled() {
        return this == EFFECTIVE || this == RELEASED;
    }

    @Override
    public String toString() {
        return column();
    }
}
