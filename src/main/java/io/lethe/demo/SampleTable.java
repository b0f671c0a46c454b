package io.lethe.demo;

import java.util.Collections;
import org.jspecify.annotations.Nullable;

/**
 * One table of the sample.
 *
 * @param columns as in an INSERT
 * @param rows how many are asked for; a few may be left out
 */
record SampleTable(String name, String columns, long rows, Row row) {
    /** Makes row {@code number} (0, 1, …), the same one whenever it is asked: its values, or nothing when there is no such row. */
    interface Row {
        @Nullable
        Object[] values(long number, Chance chance);
    }

    private static final @Nullable Object[] NONE = {};

    static @Nullable Object[] row(@Nullable Object... values) {
        return values;
    }

    static @Nullable Object[] noRow() {
        return NONE;
    }

    /** An INSERT of so many rows at once. */
    String insert(int count) {
        String one = "(" + "?,".repeat(columns.split(",", -1).length - 1) + "?)";
        return "INSERT INTO " + name + " (" + columns + ") VALUES " + String.join(",", Collections.nCopies(count, one));
    }
}
