package io.lethe.run;

import io.lethe.ledger.tree.Hash;
import io.lethe.policy.name.Category;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants run.
 *
 * @param categories the chosen ones, empty for all
 * @param asOf the instant for which to plan, null for now; never in the future
 * @param plan the digest of a stored and released plan to execute as it is, null to plan afresh
 */
public record RunRequest(
        Set<Category> categories,
        @Nullable Instant asOf,
        @Nullable Hash plan) {
    public RunRequest {
        categories = Set.copyOf(categories);
    }

    /** Everything that is due now. */
    public static RunRequest everything() {
        return new RunRequest(Set.of(), null, null);
    }
}
