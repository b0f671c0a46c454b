package io.lethe.plan;

import io.lethe.catalog.Catalog;
import io.lethe.catalog.Target;
import io.lethe.hold.OpenHolds;
import io.lethe.policy.Dataset;
import io.lethe.policy.Place;
import io.lethe.policy.PolicySet;
import io.lethe.policy.Problem;
import io.lethe.policy.name.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Explains single rows: read by key, without locks, with the conditions that a run would delete by. */
public final class RowExplainer {
    private final PolicySet policies;
    private final Target target;
    private final Catalog catalog;

    public RowExplainer(PolicySet policies, Target target, Catalog catalog) {
        this.policies = policies;
        this.target = target;
        this.catalog = catalog;
    }

    /**
     * Explains the row with this key, its values in the order of the data map, or the file of this name; empty if there is none.
     *
     * @throws PlanRefusedException if no data map knows the table, the map does not fit it, or the key is not its key
     */
    public Optional<RowExplanation> explain(TableName table, List<String> key, OpenHolds holds, Instant asOf)
            throws SQLException {
        Dataset dataset = dataset(table);
        if (dataset.files() != null) {
            return new FileQuestion(policies, target.name(), dataset, asOf).ask(key, holds);
        }
        refuseUnlessFit(dataset, key);
        try (Connection connection = target.open()) {
            return new RowQuestion(policies, catalog, dataset, asOf)
                    .ask(DeepTrees.refused(target.on(connection), target.name()), key, holds);
        }
    }

    private Dataset dataset(TableName table) {
        return policies.datasetOf(target.name(), table)
                .orElseThrow(() -> new PlanRefusedException(List.of(Problem.error(
                        Place.of(table.toString()),
                        "",
                        "expected a table of the data map of " + target,
                        "Add it to maps/" + target + ".yaml"))));
    }

    private void refuseUnlessFit(Dataset dataset, List<String> key) {
        ClaimFinder finder = new ClaimFinder(policies, catalog);
        List<Dataset> datasets = withThoseAbove(dataset).toList();
        List<Problem> problems = new ArrayList<>(Fit.problems(policies, datasets, finder.find(Set.of()), catalog));
        if (key.size() != dataset.key().size()) {
            problems.add(Problem.error(
                    Place.of(dataset.table().toString()),
                    "",
                    "expected a key of " + dataset.key() + " but was " + key.size() + " values",
                    "Give one value for each column, in that order"));
        }
        if (!problems.isEmpty()) {
            throw new PlanRefusedException(problems);
        }
    }

    /** Where its rows go with others, their explanation is needed for its own. */
    private Stream<Dataset> withThoseAbove(Dataset dataset) {
        return Stream.concat(Stream.of(dataset), policies.goingWith(dataset).flatMap(this::withThoseAbove));
    }
}
