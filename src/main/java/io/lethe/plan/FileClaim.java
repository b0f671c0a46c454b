package io.lethe.plan;

import io.lethe.file.DueFiles;
import io.lethe.file.LineMasking;
import io.lethe.policy.Action;
import io.lethe.policy.Dataset;
import io.lethe.policy.FileSet;
import io.lethe.policy.Policy;
import io.lethe.policy.PolicySet;
import io.lethe.policy.Rule;
import io.lethe.policy.Step;
import io.lethe.policy.name.Category;
import io.lethe.policy.name.TargetName;
import io.lethe.policy.time.Expiry;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One step of a rule on the directory whose files it claims: what {@link Claim} is for tables.
 *
 * @param stage number of the step in its rule
 */
public record FileClaim(Policy policy, Rule rule, int stage, Dataset dataset) {
    public FileClaim {
        if (dataset.files() == null) {
            throw new IllegalArgumentException("dataset " + dataset.id() + " is in no directory");
        }
    }

    /** What the chosen policies, or all, want done with the files of a target. */
    static List<FileClaim> find(PolicySet policies, TargetName target, Set<Category> chosen) {
        return policies.policies().stream()
                .filter(policy -> chosen.isEmpty() || chosen.contains(policy.category()))
                .flatMap(policy -> policy.rules().stream()
                        .filter(rule -> policies.targetOf(rule.data()).equals(Optional.of(target)))
                        .flatMap(rule -> claims(policies, policy, rule)))
                .toList();
    }

    private static Stream<FileClaim> claims(PolicySet policies, Policy policy, Rule rule) {
        return policies.dataset(rule.data()).stream()
                .filter(dataset -> dataset.files() != null)
                .flatMap(dataset -> IntStream.rangeClosed(1, rule.steps().size())
                        .mapToObj(stage -> new FileClaim(policy, rule, stage, dataset)));
    }

    /** That of a step of a plan. */
    public static FileClaim of(PolicySet policies, TableStep step) {
        Policy policy = policies.policy(step.category()).orElseThrow();
        Rule rule = policy.rules().get(step.rule() - 1);
        return new FileClaim(
                policy, rule, step.stage(), policies.dataset(rule.data()).orElseThrow());
    }

    Step step() {
        return rule.steps().get(stage - 1);
    }

    Expiry expiry() {
        return rule.expiry(step(), policy.zone());
    }

    public FileSet files() {
        return Objects.requireNonNull(dataset.files());
    }

    /** What there is to do at an instant. */
    public DueFiles.Found look(Instant asOf) {
        DueFiles due = step().then() instanceof Action.Anonymise anonymise
                ? new DueFiles(files(), asOf, new LineMasking(anonymise.fields()), purged(asOf))
                : new DueFiles(files(), asOf);
        return due.before(expiry().cutoff(asOf));
    }

    /** What starts before this goes by the rule's last step, if that purges. */
    private Instant purged(Instant asOf) {
        Step last = rule.steps().getLast();
        return last.then().deletes() ? rule.expiry(last, policy.zone()).cutoff(asOf) : Instant.MIN;
    }

    /** When its files are overdue. */
    Optional<Expiry> latest() {
        return rule.latest(step(), policy.zone());
    }

    /** How many files should have been gone by then, whether they can be taken away or not. */
    long overdue(Instant asOf) {
        return latest().map(latest -> new DueFiles(files(), asOf).before(latest.cutoff(asOf)))
                .map(found -> (long) found.due().size() + found.open() + found.unprovable())
                .orElse(0L);
    }
}
