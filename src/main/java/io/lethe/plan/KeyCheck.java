package io.lethe.plan;

import io.lethe.catalog.Column;
import io.lethe.catalog.Index;
import io.lethe.policy.Problem;
import io.lethe.policy.name.ColumnName;
import java.util.List;
import java.util.stream.Stream;

/** Does the key name exactly one row? The primary key does, and a unique key without NULLs. */
record KeyCheck() implements FitCheck {
    @Override
    public Stream<Problem> check(MappedTable table) {
        List<ColumnName> key = table.dataset().key();
        if (uniqueKeys(table).anyMatch(key::equals)) {
            return Stream.empty();
        }
        List<List<ColumnName>> others = uniqueKeys(table).toList();
        if (others.isEmpty()) {
            return Stream.of(table.problem(
                    "key",
                    "table " + table.table().name()
                            + " has no primary key and no unique key without NULLs, so none of its rows"
                            + " can be named, nor found again by a replica",
                    "Add a primary key"));
        }
        return Stream.of(table.problem(
                "key",
                "expected the primary key or a unique key without NULLs, in its order, but was " + key,
                "Accepted for " + table.table().name() + ": " + others));
    }

    private static Stream<List<ColumnName>> uniqueKeys(MappedTable table) {
        return table.table().indexes().stream()
                .filter(Index::unique)
                .map(Index::columns)
                .filter(columns -> columns.stream().noneMatch(column -> nullable(table, column)));
    }

    private static boolean nullable(MappedTable table, ColumnName column) {
        return table.table().column(column).map(Column::nullable).orElse(true);
    }
}
