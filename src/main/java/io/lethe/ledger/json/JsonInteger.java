package io.lethe.ledger.json;

/** An integer that every JSON reader of the world reads exactly. */
public record JsonInteger(long value) implements JsonValue {

    /** 2^53−1: readers that use doubles (RFC 8785 does) turn the next ones into their neighbours. */
    public static final long MAX = (1L << 53) - 1;

    public JsonInteger {
        if (value > MAX || value < -MAX) {
            throw new CanonicalJsonException(
                    "expected an integer within ±" + MAX + " but was " + value + "; pass larger ones as strings");
        }
    }
}
