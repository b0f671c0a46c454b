package io.lethe.action;

import java.util.List;

/**
 * Why rows cannot be put back.
 *
 * @param words what is in the way; names no row
 * @param rows how many rows it concerns; 0 where it is not about single ones
 * @param keys of the first of them
 */
public record RestoreObstacle(String words, long rows, List<String> keys) {
    static final String NOT_HELD =
            "rows that no hold keeps, so that the next run would take them again if they are due";

    public RestoreObstacle {
        keys = List.copyOf(keys);
    }

    public RestoreObstacle(String words) {
        this(words, 0, List.of());
    }

    /** What a person can do about it is to place a hold. */
    public boolean aboutHolds() {
        return words.equals(NOT_HELD);
    }

    /** {@code rows whose key exists in crm.invoice now: 12 (4711, 4712, …)}. */
    @Override
    public String toString() {
        if (rows == 0) {
            return words;
        }
        return words + ": " + rows + " (" + String.join(", ", keys) + (rows > keys.size() ? ", …" : "") + ")";
    }
}
