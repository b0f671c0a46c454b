package io.lethe.hold;

import io.lethe.policy.Dataset;
import io.lethe.policy.PolicySet;
import io.lethe.policy.name.Category;
import io.lethe.policy.name.DatasetId;
import io.lethe.policy.name.TargetName;
import java.util.Optional;
import org.jooq.DSLContext;

/**
 * Which holds keep data of a dataset that cannot be looked through row by row: segments of an archive, files of a directory. A hold on one row keeps all of it: looking a
 * key up in a segment would compare texts that a collation may write otherwise, and whoever compares them wrongly takes a held row for another.
 */
public record DatasetHolds(PolicySet policies) {
    /** The first of these holds that may concern something of this dataset. */
    public Optional<Hold> keeping(DatasetId dataset, OpenHolds holds) {
        return holds.holds().stream().filter(hold -> mayConcern(hold, dataset)).findFirst();
    }

    /**
     * The first hold that came into force on a target after this epoch and may concern something of the dataset, whose rows are gone: what a row that
     * is gone pointed at nobody can tell any more, so a hold on any row counts.
     */
    public Optional<Hold> keepingSince(long epoch, DatasetId dataset, TargetName target, DSLContext sql) {
        return new OutpostHolds(sql, target)
                .since(epoch).stream()
                        .filter(hold -> hold.scope() instanceof Scope.Row || mayConcern(hold, dataset))
                        .findFirst();
    }

    private boolean mayConcern(Hold hold, DatasetId dataset) {
        return switch (hold.scope()) {
            case Scope.Row row -> row.data().equals(dataset);
            case Scope.Subject subject ->
                policies.dataset(dataset).filter(DatasetHolds::isAboutPeople).isPresent() || isUnknown(dataset);
            case Scope.Whole whole ->
                policies.policy(whole.category()).isEmpty() || names(whole.category(), dataset) || isUnknown(dataset);
        };
    }

    /** Whom a line of a file is about nobody can tell, so it may be anybody. */
    private static boolean isAboutPeople(Dataset dataset) {
        return dataset.subject() != null || dataset.files() != null;
    }

    /** Whether a rule of this category is about the dataset. */
    public boolean names(Category category, DatasetId dataset) {
        return policies.policy(category).stream()
                .flatMap(policy -> policy.rules().stream())
                .anyMatch(rule -> rule.data().equals(dataset));
    }

    /** The policies have lost it since: nobody can tell whom its rows are about. */
    private boolean isUnknown(DatasetId dataset) {
        return policies.dataset(dataset).isEmpty();
    }
}
