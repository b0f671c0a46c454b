package io.lethe.policy.time;

/** One end of a range, in a date column's own terms, to be bound to a statement as it is. */
public sealed interface Bound {
    /** The value as text: {@code 2025-10-01 00:00:00}, {@code 172800}. */
    String asText();

    /** For columns that hold a text or a date of the database: {@code 2025-10-01 00:00:00}, {@code 20251001000000}. */
    record Text(String asText) implements Bound {
        @Override
        public String toString() {
            return asText;
        }
    }

    /** For columns that hold seconds or milliseconds since 1970. */
    record Epoch(long value) implements Bound {
        @Override
        public String asText() {
            return Long.toString(value);
        }

        @Override
        public String toString() {
            return asText();
        }
    }
}
