package io.lethe.policy;

import io.lethe.policy.name.ColumnName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The date from which a rule's period runs. */
public sealed interface Start {
    /** The values of a row that are asked for it, under the names by which policies and their tests ask. */
    default List<String> values() {
        return List.of(toString());
    }

    /** The date columns of the dataset's own table that it is made of. */
    default List<ColumnName> columns() {
        return List.of();
    }

    /** The column of the dataset's own table that lies before every cutoff before which the start lies; along it due rows are found. */
    default Optional<ColumnName> leading() {
        return columns().stream().findFirst();
    }

    /** A column of the dataset's own table. */
    record Column(ColumnName column) implements Start {
        @Override
        public List<ColumnName> columns() {
            return List.of(column);
        }

        @Override
        public String toString() {
            return column.name();
        }
    }

    /** A column of a parent row: {@code account.closed_at}, where the data map says through which key {@code account} is found. */
    record Parent(String parent, ColumnName column) implements Start {
        @Override
        public String toString() {
            return parent + "." + column;
        }
    }

    /** The earliest of those of several columns that hold a date in the past. */
    record FirstOf(List<ColumnName> columns) implements Start {
        public FirstOf {
            columns = several(columns);
        }

        @Override
        public List<String> values() {
            return names(columns).toList();
        }

        @Override
        public Optional<ColumnName> leading() {
            return Optional.empty();
        }

        @Override
        public String toString() {
            return "first-of " + columns;
        }
    }

    /** The latest of several columns, once all of them hold a date in the past: what has not happened yet cannot be over. */
    record LastOf(List<ColumnName> columns) implements Start {
        public LastOf {
            columns = several(columns);
        }

        @Override
        public List<String> values() {
            return names(columns).toList();
        }

        @Override
        public String toString() {
            return "last-of " + columns;
        }
    }

    private static List<ColumnName> several(List<ColumnName> columns) {
        if (columns.stream().distinct().count() < 2) {
            throw new IllegalArgumentException("expected two columns or more but was " + columns);
        }
        return List.copyOf(columns);
    }

    private static Stream<String> names(List<ColumnName> columns) {
        return columns.stream().map(ColumnName::name);
    }
}
