package io.lethe.plan;

import io.lethe.catalog.Catalog;
import io.lethe.policy.Dataset;
import io.lethe.policy.Problem;
import java.util.Optional;

/** Is there such a table? Asked first, since without it there is nothing to ask the others about. */
record TableExistsCheck(Catalog catalog) {
    Optional<Problem> check(Dataset dataset) {
        if (catalog.table(dataset.table()).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(Problem.error(
                dataset.place(),
                "datasets." + dataset.id() + ".table",
                "expected a base table of the target " + catalog.target() + " but there is no " + dataset.table()
                        + " that the engine's user can see",
                "Correct the name, or grant SELECT on it"));
    }
}
