package io.lethe.plan;

import io.lethe.policy.Dataset;
import io.lethe.policy.Problem;
import io.lethe.policy.name.ColumnName;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Does the table have every column that the map names? */
record ColumnsCheck() implements FitCheck {
    @Override
    public Stream<Problem> check(MappedTable table) {
        Dataset dataset = table.dataset();
        Stream<Problem> plain = Stream.of(
                        missing(table, "key", dataset.key()),
                        missing(table, "dates", dataset.dates().keySet()),
                        missing(table, "conditions", dataset.conditions()),
                        missing(table, "subject", dataset.subject() == null ? List.of() : List.of(dataset.subject())),
                        missing(
                                table,
                                "quasi-identifiers",
                                dataset.quasiIdentifiers().columns()),
                        missing(
                                table,
                                "partitioned-by",
                                dataset.partitionedBy() == null ? List.of() : List.of(dataset.partitionedBy())))
                .flatMap(found -> found);
        Stream<Problem> parents = dataset.parents().entrySet().stream()
                .flatMap(parent -> missing(
                        table, "parents." + parent.getKey(), parent.getValue().via()));
        return Stream.concat(plain, parents);
    }

    static Stream<Problem> missing(MappedTable table, String key, Collection<ColumnName> columns) {
        return columns.stream()
                .filter(column -> table.table().column(column).isEmpty())
                .map(column -> table.problem(
                        key,
                        "expected a column of " + table.table().name() + " but there is no " + column,
                        "It has "
                                + table.table().columns().stream()
                                        .map(found -> found.name().name())
                                        .toList()));
    }
}
