package io.lethe.catalog;

import io.lethe.policy.ColumnName;
import java.util.List;

/** An index as found, columns in order. A column that is indexed by a prefix or an expression ends the list: what follows it orders nothing. */
public record Index(String name, boolean unique, List<ColumnName> columns) {
    /** The name that both servers give to the primary key. */
    public static final String PRIMARY = "PRIMARY";

    public Index {
        columns = List.copyOf(columns);
    }

    public boolean ledBy(ColumnName column) {
        return !columns.isEmpty() && columns.getFirst().equals(column);
    }
}
