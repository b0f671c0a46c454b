package io.lethe.plan;

import io.lethe.catalog.ForeignKey;
import io.lethe.policy.Dataset;
import io.lethe.policy.Problem;
import io.lethe.policy.name.ColumnName;
import io.lethe.policy.name.TableName;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Does the map know every foreign key that points at a purged table, and only such that exist? */
record ForeignKeyCheck() implements FitCheck {
    @Override
    public Stream<Problem> check(MappedTable table) {
        Stream<Problem> undeclared = table.table().referencedBy().stream()
                .filter(key -> table.purged() && !declared(table.dataset(), key))
                .map(key -> undeclared(table, key));
        Stream<Problem> stale = table.dataset().children().stream()
                .filter(child -> table.table().referencedBy().stream()
                        .noneMatch(key -> same(child, key.child(), key.childColumns())))
                .map(child -> stale(table, child));
        return Stream.concat(undeclared, stale);
    }

    private static boolean declared(Dataset dataset, ForeignKey key) {
        return dataset.children().stream().anyMatch(child -> same(child, key.child(), key.childColumns()));
    }

    private static boolean same(Dataset.Child child, TableName table, List<ColumnName> columns) {
        return child.table().equals(table) && Set.copyOf(child.via()).equals(Set.copyOf(columns));
    }

    private static Problem undeclared(MappedTable table, ForeignKey key) {
        return table.problem(
                "children",
                "foreign key " + key.name() + " of " + key.child() + " points at "
                        + table.table().name() + " but is not declared" + consequence(key.onDelete()),
                "Declare {table: " + key.child() + ", via: " + columns(key.childColumns()) + "}");
    }

    private static String consequence(ForeignKey.OnDelete onDelete) {
        return switch (onDelete) {
            case RESTRICT -> "";
            case CASCADE -> ", and the server would delete its rows without a trace (ON DELETE CASCADE)";
            case SET_NULL -> ", and the server would change its rows without a trace (ON DELETE SET NULL)";
        };
    }

    private static Problem stale(MappedTable table, Dataset.Child child) {
        return table.problem(
                "children",
                "expected a foreign key of " + child.table() + " (" + join(child.via()) + ") that points at "
                        + table.table().name() + " but there is none",
                "Remove the entry");
    }

    private static String columns(List<ColumnName> columns) {
        return columns.size() == 1 ? columns.getFirst().name() : "[" + join(columns) + "]";
    }

    private static String join(List<ColumnName> columns) {
        return columns.stream().map(ColumnName::name).collect(Collectors.joining(", "));
    }
}
