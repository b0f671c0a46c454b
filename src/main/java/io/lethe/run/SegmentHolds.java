package io.lethe.run;

import io.lethe.hold.Hold;
import io.lethe.hold.OpenHolds;
import io.lethe.hold.Scope;
import io.lethe.policy.Dataset;
import io.lethe.policy.PolicySet;
import io.lethe.policy.name.Category;
import io.lethe.policy.name.DatasetId;
import java.util.Optional;

/**
 * Which holds keep segments. A hold on one row keeps all segments of its dataset: looking a key up in a segment would compare texts that a
 * collation may write otherwise, and whoever compares them wrongly takes a held row for another.
 */
record SegmentHolds(PolicySet policies) {
    /** The first of these holds that may concern a row in a segment of this dataset. */
    Optional<Hold> keeping(DatasetId dataset, OpenHolds holds) {
        return holds.holds().stream().filter(hold -> mayConcern(hold, dataset)).findFirst();
    }

    private boolean mayConcern(Hold hold, DatasetId dataset) {
        return switch (hold.scope()) {
            case Scope.Row row -> row.data().equals(dataset);
            case Scope.Subject subject ->
                policies.dataset(dataset).map(Dataset::subject).isPresent() || isUnknown(dataset);
            case Scope.Whole whole ->
                policies.policy(whole.category()).isEmpty() || names(whole.category(), dataset) || isUnknown(dataset);
        };
    }

    /** Whether a rule of this category is about the dataset. */
    boolean names(Category category, DatasetId dataset) {
        return policies.policy(category).stream()
                .flatMap(policy -> policy.rules().stream())
                .anyMatch(rule -> rule.data().equals(dataset));
    }

    /** The policies have lost it since: nobody can tell whom its rows are about. */
    private boolean isUnknown(DatasetId dataset) {
        return policies.dataset(dataset).isEmpty();
    }
}
