package io.lethe.plan;

import io.lethe.catalog.Column;
import io.lethe.policy.ObjectSet;
import io.lethe.policy.Problem;
import io.lethe.policy.name.ColumnName;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Can the objects of rows be told by the column that the map names, and whether another row has the same? */
record ObjectCheck() implements FitCheck {
    private static final Set<String> TEXTS = Set.of("char", "varchar", "tinytext", "text");

    @Override
    public Stream<Problem> check(MappedTable table) {
        ObjectSet objects = table.dataset().objects();
        return objects == null || !table.leavesObjects() ? Stream.empty() : check(table, objects.key());
    }

    private static Stream<Problem> check(MappedTable table, ColumnName key) {
        Optional<Column> column = table.table().column(key);
        if (column.isEmpty()) {
            return ColumnsCheck.missing(table, "objects.key", Set.of(key));
        }
        if (!TEXTS.contains(column.get().type())) {
            return Stream.of(table.problem(
                    "objects.key",
                    "expected a column of text, which has the keys of objects, but " + key + " is "
                            + column.get().type(),
                    ""));
        }
        boolean indexed = table.table().indexes().stream().anyMatch(index -> index.ledBy(key));
        return indexed
                ? Stream.empty()
                : Stream.of(table.problem(
                        "objects.key",
                        "table " + table.table().name() + " has no index starting with " + key
                                + "; for each object a run would read the whole table to see whether another row has it",
                        "Add an index on (" + key + ")"));
    }
}
