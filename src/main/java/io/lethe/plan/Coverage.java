package io.lethe.plan;

import io.lethe.catalog.Catalog;
import io.lethe.catalog.Column;
import io.lethe.catalog.Table;
import io.lethe.policy.Action;
import io.lethe.policy.DataMap;
import io.lethe.policy.Dataset;
import io.lethe.policy.Policy;
import io.lethe.policy.PolicySet;
import io.lethe.policy.Rule;
import io.lethe.policy.Step;
import io.lethe.policy.name.ColumnName;
import io.lethe.policy.name.TableName;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What of a target nobody has decided about: tables and columns of the mapped schemas that no policy covers and no
 * {@code out-of-scope} excuses. A rule that ends the row covers all columns; one that only masks covers what it masks.
 *
 * @param tables how many tables the mapped schemas have
 * @param gaps by name
 * @param unnamed tables and columns whose names no map can write
 */
public record Coverage(int tables, List<Gap> gaps, List<String> unnamed) {
    public Coverage {
        gaps = List.copyOf(gaps);
        unnamed = List.copyOf(unnamed);
    }

    /**
     * A table, or some columns of one.
     *
     * @param columns empty for the whole table
     */
    public record Gap(TableName table, List<ColumnName> columns) {
        public Gap {
            columns = List.copyOf(columns);
        }

        @Override
        public String toString() {
            return columns.isEmpty()
                    ? table.toString()
                    : table + " (" + columns.stream().map(ColumnName::name).collect(Collectors.joining(", ")) + ")";
        }
    }

    static Coverage of(PolicySet policies, Catalog catalog) {
        return policies.map(catalog.target())
                .map(map -> of(policies, map, catalog))
                .orElseGet(() -> new Coverage(0, List.of(), List.of()));
    }

    private static Coverage of(PolicySet policies, DataMap map, Catalog catalog) {
        Set<String> schemas = map.schemas();
        List<Table> tables = catalog.tables().values().stream()
                .filter(table -> schemas.contains(table.name().schema()))
                .sorted(Comparator.comparing(Table::name))
                .toList();
        List<Gap> gaps = tables.stream()
                .filter(table -> !map.outOfScope().containsKey(table.name().toString()))
                .flatMap(table -> gap(policies, map, table))
                .toList();
        List<String> unnamed = catalog.unnamed().stream()
                .filter(name -> !map.outOfScope().containsKey(name))
                .toList();
        return new Coverage(tables.size(), gaps, unnamed);
    }

    private static Stream<Gap> gap(PolicySet policies, DataMap map, Table table) {
        boolean goes = policies.datasetOf(map.target(), table.name())
                .filter(policies::deletesFrom)
                .isPresent();
        if (goes) {
            return Stream.empty();
        }
        List<Action> actions = actions(policies, map, table.name());
        Set<ColumnName> covered = new HashSet<>();
        actions.forEach(action -> {
            if (action instanceof Action.Anonymise anonymise) {
                covered.addAll(anonymise.fields().keySet());
            }
        });
        List<ColumnName> open = table.columns().stream()
                .map(Column::name)
                .filter(column -> !covered.contains(column))
                .filter(column -> !map.outOfScope().containsKey(table.name() + "." + column))
                .toList();
        if (open.isEmpty()) {
            return Stream.empty();
        }
        return Stream.of(new Gap(table.name(), open.size() == table.columns().size() ? List.of() : open));
    }

    private static List<Action> actions(PolicySet policies, DataMap map, TableName table) {
        return policies.datasetOf(map.target(), table).map(Dataset::id).stream()
                .flatMap(id -> policies.policies().stream()
                        .map(Policy::rules)
                        .flatMap(List::stream)
                        .filter(rule -> rule.data().equals(id)))
                .map(Rule::steps)
                .flatMap(List::stream)
                .map(Step::then)
                .toList();
    }
}
