package io.lethe.plan;

import io.lethe.catalog.Table;
import io.lethe.policy.Dataset;
import io.lethe.policy.Problem;
import io.lethe.policy.name.ColumnName;
import java.util.List;

/**
 * A dataset of the data map with its table as found.
 *
 * @param claims what the policies want done there; empty where no rule names it
 * @param companion its rows go with others that are to be deleted
 * @param detached by which of its foreign keys its rows cease to point at others that are to be deleted
 */
record MappedTable(Dataset dataset, Table table, List<Claim> claims, boolean companion, List<Detached> detached) {
    MappedTable {
        claims = List.copyOf(claims);
        detached = List.copyOf(detached);
    }

    /** A column that is set to NULL when the row goes at which it points. */
    record Detached(Dataset above, ColumnName via) {
        /** A mistake in what the map says of the row pointed at. */
        Problem problem(String message) {
            return Problem.error(
                    above.place(),
                    "datasets." + above.id() + ".children",
                    message,
                    "Leave on-delete out: the row that they point at then waits for them");
        }
    }

    /** Rows of it are to be deleted or changed. */
    boolean touched() {
        return companion || !claims.isEmpty() || !detached.isEmpty();
    }

    /** Rows of it are to be deleted. */
    boolean purged() {
        return companion || claims.stream().anyMatch(Claim::deletes);
    }

    /** Rows of it are to cease to point at objects. */
    boolean leavesObjects() {
        return dataset.objects() != null && (companion || claims.stream().anyMatch(Claim::leavesObjects));
    }

    /** Rows of it are to be changed. */
    boolean masked() {
        return !detached.isEmpty() || claims.stream().anyMatch(claim -> !claim.deletes());
    }

    /** A mistake in the data map, at one key of the dataset. */
    Problem problem(String key, String message, String remedy) {
        return Problem.error(dataset.place(), "datasets." + dataset.id() + "." + key, message, remedy);
    }

    /** A mistake in a policy, at one key of its rule. */
    static Problem problem(Claim claim, String key, String message, String remedy) {
        return Problem.error(claim.rule().place(), claim.rule().path() + "." + key, message, remedy);
    }
}
