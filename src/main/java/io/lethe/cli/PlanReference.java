package io.lethe.cli;

import io.lethe.ledger.json.CanonicalJsonException;
import io.lethe.ledger.tree.Hash;
import io.lethe.plan.RunPlan;
import io.lethe.plan.TableStep;
import io.lethe.policy.name.Category;
import io.lethe.policy.name.TargetName;
import io.lethe.run.RunRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A plan that somebody wants run as it is: by its digest, or by the file that {@code lethe plan -o} wrote.
 *
 * @param target null for a digest, which does not tell
 */
record PlanReference(RunRequest request, @Nullable TargetName target) {
    static PlanReference of(String word, Path workingDirectory) {
        return word.matches("[0-9a-f]{64}")
                ? new PlanReference(new RunRequest(Set.of(), null, Hash.parse(word)), null)
                : ofFile(workingDirectory.resolve(word), word);
    }

    private static PlanReference ofFile(Path file, String shown) {
        try {
            RunPlan plan = RunPlan.read(Files.readAllBytes(file));
            Set<Category> categories =
                    plan.steps().stream().map(TableStep::category).collect(Collectors.toSet());
            return new PlanReference(new RunRequest(categories, plan.asOf(), plan.digest()), plan.target());
        } catch (IOException e) {
            throw new UsageException("--plan: expected a digest of 64 digits or a readable file but was \"" + shown
                    + "\". Nothing was changed.");
        } catch (CanonicalJsonException e) {
            throw new UsageException(shown + ": expected a plan as lethe plan -o wrote it, byte for byte, but "
                    + e.getMessage() + ". Nothing was changed.");
        }
    }
}
