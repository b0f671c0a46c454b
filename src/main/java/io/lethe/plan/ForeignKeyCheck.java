package io.lethe.plan;

import io.lethe.catalog.ForeignKey;
import io.lethe.policy.Dataset;
import io.lethe.policy.OnDelete;
import io.lethe.policy.Problem;
import io.lethe.policy.name.ColumnName;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Does the map know every foreign key that points at a purged table, and only such that exist? And do rows that do not wait for what they point at
 * name it by its key?
 */
record ForeignKeyCheck() implements FitCheck {
    @Override
    public Stream<Problem> check(MappedTable table) {
        Stream<Problem> undeclared = table.table().referencedBy().stream()
                .filter(key -> table.purged() && !declared(table.dataset(), key))
                .map(key -> undeclared(table, key));
        Stream<Problem> stale = table.dataset().children().stream()
                .filter(child -> table.table().referencedBy().stream()
                        .noneMatch(key -> child.isVia(key.child(), key.childColumns())))
                .map(child -> stale(table, child));
        Stream<Problem> elsewhere = table.table().referencedBy().stream()
                .filter(key -> goes(table.dataset(), key)
                        && Companions.link(key, table.dataset().key()).isEmpty())
                .map(key -> elsewhere(table, key));
        return Stream.of(undeclared, stale, elsewhere).flatMap(each -> each);
    }

    private static boolean goes(Dataset dataset, ForeignKey key) {
        return dataset.children().stream()
                .anyMatch(child -> child.onDelete() != OnDelete.REFUSE && child.isVia(key.child(), key.childColumns()));
    }

    private static boolean declared(Dataset dataset, ForeignKey key) {
        return dataset.children().stream().anyMatch(child -> child.isVia(key.child(), key.childColumns()));
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

    private static Problem elsewhere(MappedTable table, ForeignKey key) {
        return table.problem(
                "children",
                "expected that rows of " + key.child()
                        + ", which go with these or cease to point at them, point at the key "
                        + table.dataset().key() + " but they point at " + key.parentColumns(),
                "Leave on-delete out");
    }

    private static String columns(List<ColumnName> columns) {
        return columns.size() == 1 ? columns.getFirst().name() : "[" + join(columns) + "]";
    }

    private static String join(List<ColumnName> columns) {
        return columns.stream().map(ColumnName::name).collect(Collectors.joining(", "));
    }
}
