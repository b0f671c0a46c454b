package io.lethe.policy;

import io.lethe.policy.name.ColumnName;
import java.util.List;

/**
 * Columns that name nobody, but together may tell a person from all others: a post code, a day of birth, a browser.
 *
 * @param columns none where the map names none
 * @param k rows that share the values of all these columns with fewer than {@code k} rows, themselves among them, are told of; at least 2
 */
public record QuasiIdentifiers(List<ColumnName> columns, int k) {
    /** Of a dataset whose map names none. */
    public static final QuasiIdentifiers NONE = new QuasiIdentifiers(List.of(), 2);

    public QuasiIdentifiers {
        if (k < 2) {
            throw new IllegalArgumentException("expected groups of at least 2 rows but was " + k);
        }
        columns = List.copyOf(columns);
    }
}
