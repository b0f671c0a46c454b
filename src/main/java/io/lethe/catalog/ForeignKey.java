package io.lethe.catalog;

import io.lethe.policy.name.ColumnName;
import io.lethe.policy.name.TableName;
import java.util.List;

/** Rows of {@code child} point, by {@code childColumns}, at rows of {@code parent}. */
public record ForeignKey(
        String name,
        TableName child,
        List<ColumnName> childColumns,
        TableName parent,
        List<ColumnName> parentColumns,
        OnDelete onDelete) {
    /** What the server would do to the child when the parent goes. We never let it come to that. */
    public enum OnDelete {
        RESTRICT,
        CASCADE,
        SET_NULL
    }

    public ForeignKey {
        childColumns = List.copyOf(childColumns);
        parentColumns = List.copyOf(parentColumns);
    }

    /** Points at its own table. */
    public boolean selfReference() {
        return child.equals(parent);
    }

    @Override
    public String toString() {
        return child + " " + childColumns + " -> " + parent + " " + parentColumns;
    }
}
