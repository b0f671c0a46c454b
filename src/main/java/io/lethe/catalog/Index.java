package io.lethe.catalog;

import io.lethe.policy.name.ColumnName;
import java.util.List;

/**
 * An index as found, columns in order. A prefix, an expression or a descending part ends the list, since what follows it orders
 * nothing; an index that was cut short like this counts as not unique.
 *
 * @param whole the index was not cut short
 */
public record Index(String name, boolean unique, List<ColumnName> columns, boolean whole) {
    /** The name that both servers give to the primary key. */
    public static final String PRIMARY = "PRIMARY";

    public Index {
        columns = List.copyOf(columns);
    }

    public Index(String name, boolean unique, List<ColumnName> columns) {
        this(name, unique, columns, true);
    }

    public boolean ledBy(ColumnName column) {
        return !columns.isEmpty() && columns.getFirst().equals(column);
    }
}
