package io.lethe.plan;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.partitioningBy;
import static java.util.stream.Collectors.toCollection;

import io.lethe.catalog.Catalog;
import io.lethe.policy.Dataset;
import io.lethe.policy.OnDelete;
import io.lethe.policy.PolicySet;
import io.lethe.policy.name.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Children before parents, across categories.
 *
 * <ol>
 *   <li>A table is ready when every other table of the plan that points at it, or at what goes with its rows, has been placed; but for those whose
 *       rows cease to point.
 *   <li>Of the ready tables the first by name is placed next, so that the order depends on nothing else; before all others those for which nothing
 *       would have to cease to point any more, since a row that goes anyway need not be changed first.
 *   <li>If none is ready while some are left, these form a circle, or hang on one.
 * </ol>
 */
final class DeletionOrder {
    private final Map<TableName, Set<TableName>> children = new HashMap<>();
    private final Map<TableName, Set<TableName>> detached = new HashMap<>();

    DeletionOrder(Set<TableName> tables, PolicySet policies, Catalog catalog) {
        for (TableName table : tables) {
            Map<Boolean, Set<TableName>> pointing = family(table, policies, catalog)
                    .flatMap(member -> Pointer.at(member, policies, catalog).stream())
                    .filter(pointer -> tables.contains(pointer.child().name())
                            && !pointer.child().name().equals(table))
                    .collect(partitioningBy(
                            pointer -> pointer.onDelete() == OnDelete.DETACH,
                            mapping(pointer -> pointer.child().name(), toCollection(TreeSet::new))));
            children.put(table, pointing.getOrDefault(false, Set.of()));
            detached.put(table, pointing.getOrDefault(true, Set.of()));
        }
    }

    /** The table, and those whose rows go with its rows. */
    private static Stream<TableName> family(TableName table, PolicySet policies, Catalog catalog) {
        Stream<TableName> companions = policies.datasetOf(catalog.target(), table).stream()
                .flatMap(policies::companionsOf)
                .map(Dataset::table);
        return Stream.concat(Stream.of(table), companions);
    }

    /** The tables in order; those that stand in a circle, or above one, are missing. */
    List<TableName> tables() {
        List<TableName> placed = new ArrayList<>();
        NavigableSet<TableName> left = new TreeSet<>(children.keySet());
        for (Optional<TableName> next = ready(left, placed); next.isPresent(); next = ready(left, placed)) {
            placed.add(next.get());
            left.remove(next.get());
        }
        return placed;
    }

    private Optional<TableName> ready(NavigableSet<TableName> left, List<TableName> placed) {
        List<TableName> ready = left.stream()
                .filter(table -> children(table).allMatch(placed::contains))
                .toList();
        return ready.stream()
                .filter(table -> placed.containsAll(detached.getOrDefault(table, Set.of())))
                .findFirst()
                .or(() -> ready.stream().findFirst());
    }

    private Stream<TableName> children(TableName table) {
        return children.getOrDefault(table, Set.of()).stream();
    }

    /** One circle in words, such as {@code a -> b -> a}, where each points at the next; empty if there is none. */
    Optional<String> circle() {
        List<TableName> placed = tables();
        NavigableSet<TableName> left = new TreeSet<>(children.keySet());
        left.removeAll(placed);
        if (left.isEmpty()) {
            return Optional.empty();
        }
        // Every table that is left has a child that is left: walking down must come back to where it was.
        List<TableName> walk = new ArrayList<>(List.of(left.first()));
        while (true) {
            TableName child =
                    children(walk.getLast()).filter(left::contains).findFirst().orElseThrow();
            int before = walk.indexOf(child);
            walk.add(child);
            if (before >= 0) {
                return Optional.of(walk.subList(before, walk.size()).reversed().stream()
                        .map(TableName::toString)
                        .collect(joining(" -> ")));
            }
        }
    }
}
