package io.lethe.plan;

import io.lethe.catalog.Catalog;
import io.lethe.catalog.ForeignKey;
import io.lethe.catalog.Table;
import io.lethe.plan.Rows.Link;
import io.lethe.policy.Dataset;
import io.lethe.policy.OnDelete;
import io.lethe.policy.PolicySet;
import io.lethe.policy.name.ColumnName;
import io.lethe.policy.name.TableName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which rows go with which, by the data map's {@code on-delete: with}, and which cease to point at them, by {@code on-delete: detach}. Without
 * circles: the reader of the maps refuses them, and what stays takes nothing along.
 */
record Companions(PolicySet policies, Catalog catalog) {

    /** Those that point at rows of this table themselves, in the order of the map. */
    List<Companion> of(TableName table) {
        return policies.datasetOf(catalog.target(), table).stream()
                .flatMap(dataset -> of(dataset, null))
                .toList();
    }

    /** All that go with rows of this dataset or cease to point at one that goes, each after those that go with it. */
    List<Companion> family(Dataset dataset) {
        return family(dataset, null).toList();
    }

    private Stream<Companion> family(Dataset dataset, @Nullable Companion above) {
        return of(dataset, above)
                .flatMap(companion -> companion.stays()
                        ? Stream.of(companion)
                        : Stream.concat(family(companion.dataset(), companion), Stream.of(companion)));
    }

    private Stream<Companion> of(Dataset dataset, @Nullable Companion above) {
        return dataset.children().stream()
                .filter(child -> child.onDelete() != OnDelete.REFUSE)
                .flatMap(child -> companion(dataset, child, above).stream());
    }

    private Optional<Companion> companion(Dataset dataset, Dataset.Child child, @Nullable Companion above) {
        return policies.datasetOf(catalog.target(), child.table())
                .flatMap(found -> catalog.table(child.table())
                        .flatMap(table -> link(dataset, child, table)
                                .map(link -> new Companion(found, table, link, child.onDelete(), above))));
    }

    /** None where the foreign key does not exist, or leads to other columns than the key: the fit of the map is checked before. */
    private static Optional<Link> link(Dataset dataset, Dataset.Child child, Table table) {
        return table.references().stream()
                .filter(key -> key.parent().equals(dataset.table()) && child.isVia(key.child(), key.childColumns()))
                .flatMap(key -> link(key, dataset.key()).stream())
                .findFirst();
    }

    /** A foreign key may list the key's columns in another order. */
    static Optional<Link> link(ForeignKey foreign, List<ColumnName> key) {
        List<Integer> order = key.stream().map(foreign.parentColumns()::indexOf).toList();
        return order.contains(-1) || order.size() != foreign.parentColumns().size()
                ? Optional.empty()
                : Optional.of(new Link(
                        key, order.stream().map(foreign.childColumns()::get).toList()));
    }
}
