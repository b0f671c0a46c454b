package io.lethe.plan;

import io.lethe.catalog.Catalog;
import io.lethe.catalog.ForeignKey;
import io.lethe.catalog.Table;
import io.lethe.policy.Dataset;
import io.lethe.policy.OnDelete;
import io.lethe.policy.Policy;
import io.lethe.policy.PolicySet;
import io.lethe.policy.Rule;
import io.lethe.policy.Start;
import io.lethe.policy.name.TableName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Rows of {@code child} point at the rows of a table: by a foreign key, whatever it does on delete, or because their retention
 * period runs from that row. Without the latter, purging an account would take the start from its orders, and they would stay for
 * good as undated.
 *
 * @param link from the row pointed at to those that point
 * @param onDelete what becomes of the rows that point, as the data map says it; they keep the row where it says nothing
 * @param tree both are of one table, whose rows form a tree
 */
record Pointer(Table child, Rows.Link link, OnDelete onDelete, boolean tree) {
    /** As the catalog has it. */
    private Pointer(Table child, Rows.Link link) {
        this(child, link, OnDelete.REFUSE, false);
    }

    static List<Pointer> at(TableName table, PolicySet policies, Catalog catalog) {
        Stream<Pointer> foreignKeys = catalog.table(table).stream()
                .flatMap(found -> found.referencedBy().stream())
                .map(key -> new Pointer(child(key, catalog), new Rows.Link(key.parentColumns(), key.childColumns())));
        List<Dataset.Child> children = policies.datasetOf(catalog.target(), table)
                .map(Dataset::children)
                .orElse(List.of());
        return Stream.concat(foreignKeys, starts(table, policies, catalog))
                .map(pointer -> pointer.as(children))
                .distinct()
                .toList();
    }

    /** As the data map says it. */
    private Pointer as(List<Dataset.Child> children) {
        return children.stream()
                .filter(declared -> declared.isVia(child.name(), link.theirs()))
                .findFirst()
                .map(declared -> new Pointer(child, link, declared.onDelete(), declared.leavesFirst()))
                .orElse(this);
    }

    private static Stream<Pointer> starts(TableName table, PolicySet policies, Catalog catalog) {
        return policies.policies().stream()
                .map(Policy::rules)
                .flatMap(List::stream)
                .flatMap(rule -> start(rule, table, policies, catalog).stream());
    }

    private static Optional<Pointer> start(Rule rule, TableName table, PolicySet policies, Catalog catalog) {
        if (!(rule.since() instanceof Start.Parent start)
                || !policies.targetOf(rule.data()).equals(Optional.of(catalog.target()))) {
            return Optional.empty();
        }
        Dataset dataset = policies.dataset(rule.data()).orElseThrow();
        return Optional.ofNullable(dataset.parents().get(start.parent()))
                .flatMap(way -> policies.dataset(way.data())
                        .filter(parent -> parent.table().equals(table))
                        .flatMap(parent -> catalog.table(dataset.table())
                                .map(child -> new Pointer(child, new Rows.Link(parent.key(), way.via())))));
    }

    private static Table child(ForeignKey key, Catalog catalog) {
        return catalog.table(key.child())
                .orElseThrow(() -> new IllegalStateException(
                        key.child() + " points at " + key.parent() + " but is missing in the catalog"));
    }
}
