package io.lethe.plan;

import io.lethe.catalog.ForeignKey;
import io.lethe.catalog.Table;
import io.lethe.plan.Rows.Link;
import io.lethe.policy.Dataset;
import io.lethe.policy.PolicySet;
import io.lethe.policy.name.ColumnName;
import io.lethe.policy.name.TargetName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Rows of one dataset point at rows of {@code parent}: by a foreign key, or because the data map says so. */
record ParentLink(Dataset parent, Link link) {

    static List<ParentLink> of(Dataset dataset, Table table, PolicySet policies, TargetName target) {
        Stream<ParentLink> mapped = dataset.parents().values().stream()
                .flatMap(parent -> policies.dataset(parent.data()).stream()
                        .map(found -> new ParentLink(found, new Link(parent.via(), found.key()))));
        Stream<ParentLink> found = table.references().stream()
                .flatMap(key -> policies.datasetOf(target, key.parent()).stream()
                        .map(parent -> new ParentLink(parent, inKeyOrder(key, parent))));
        return Stream.concat(mapped, found).distinct().toList();
    }

    /** A foreign key may list the parent's key in another order; in the same order it is the same link as the map's. */
    private static Link inKeyOrder(ForeignKey key, Dataset parent) {
        return Companions.link(key, parent.key())
                .map(Link::back)
                .orElseGet(() -> new Link(key.childColumns(), key.parentColumns()));
    }

    /** Our columns that hold the parent's key, in its order; none if we point at it by other columns. */
    Optional<List<ColumnName>> keyColumns() {
        return link.theirs().equals(parent.key()) ? Optional.of(link.mine()) : Optional.empty();
    }
}
