package io.lethe.plan;

import io.lethe.catalog.Index;
import io.lethe.policy.Action;
import io.lethe.policy.Start;
import io.lethe.policy.name.ColumnName;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the index along which a claim's rows lie in order of (start, key). */
record PathChoice(Claim claim) {
    AccessPath choose() {
        return switch (claim.rule().since()) {
            case Start.Parent parent -> new AccessPath.KeyOrder("the start lies in " + parent);
            case Start.Column column -> along(column.column());
            case Start.FirstOf first ->
                new AccessPath.KeyOrder("no index is in the order of the first of " + first.columns());
            case Start.LastOf last -> along(last.columns().getFirst());
        };
    }

    private AccessPath along(ColumnName start) {
        List<Index> led = claim.table().indexes().stream()
                .filter(index -> index.ledBy(start))
                .toList();
        Optional<Index> fitting =
                led.stream().filter(index -> orders(index, start)).min(Comparator.comparing(index -> !covers(index)));
        if (fitting.isPresent()) {
            return new AccessPath.StartIndex(fitting.get().name());
        }
        return new AccessPath.KeyOrder(
                led.isEmpty()
                        ? "no index starts with " + start
                        : "index " + led.getFirst().name() + " starts with " + start
                                + " but does not go on with the key");
    }

    /** Has all that tells whether a row is still raw: a second run then reads this index and no row. */
    private boolean covers(Index index) {
        return claim.step().then() instanceof Action.Anonymise anonymise
                && index.columns().containsAll(anonymise.fields().keySet());
    }

    /** InnoDB appends to each secondary index what the primary key has and the index has not. */
    private boolean orders(Index index, ColumnName start) {
        Set<ColumnName> wanted = new LinkedHashSet<>(List.of(start));
        wanted.addAll(claim.dataset().key());
        Set<ColumnName> served = new LinkedHashSet<>(index.columns());
        if (index.whole()) {
            served.addAll(claim.table().primaryKey());
        }
        return served.size() >= wanted.size()
                && List.copyOf(served).subList(0, wanted.size()).equals(List.copyOf(wanted));
    }
}
