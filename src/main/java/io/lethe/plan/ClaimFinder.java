package io.lethe.plan;

import io.lethe.catalog.Catalog;
import io.lethe.policy.Dataset;
import io.lethe.policy.Place;
import io.lethe.policy.Policy;
import io.lethe.policy.PolicySet;
import io.lethe.policy.Problem;
import io.lethe.policy.Rule;
import io.lethe.policy.Start;
import io.lethe.policy.name.Category;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds what the chosen policies want done on one target, and says what of it cannot be done. */
final class ClaimFinder {
    private final PolicySet policies;
    private final Catalog catalog;
    private final List<Problem> problems = new ArrayList<>();

    ClaimFinder(PolicySet policies, Catalog catalog) {
        this.policies = policies;
        this.catalog = catalog;
    }

    /** Claims of these categories, or of all if none is named, on tables that exist. */
    List<Claim> find(Set<Category> chosen) {
        if (policies.map(catalog.target()).isEmpty()) {
            String file = "maps/" + catalog.target() + ".yaml";
            problems.add(Problem.error(
                    Place.of(file), "", "expected a data map for the target " + catalog.target(), "Write " + file));
        }
        chosen.stream()
                .filter(category -> policies.policy(category).isEmpty())
                .map(this::unknown)
                .forEach(problems::add);
        return policies.policies().stream()
                .filter(policy -> chosen.isEmpty() || chosen.contains(policy.category()))
                .flatMap(policy -> policy.rules().stream().map(rule -> claims(policy, rule)))
                .flatMap(Collection::stream)
                .toList();
    }

    /** The datasets of these claims' categories, and those that their starts lie in; also where the table does not exist. */
    List<Dataset> datasets(Set<Category> chosen) {
        return policies.policies().stream()
                .filter(policy -> chosen.isEmpty() || chosen.contains(policy.category()))
                .flatMap(policy -> policy.rules().stream())
                .filter(this::here)
                .flatMap(rule -> policies.dataset(rule.data()).stream()
                        .flatMap(dataset -> Stream.concat(Stream.of(dataset), parent(rule, dataset))))
                .distinct()
                .toList();
    }

    private Stream<Dataset> parent(Rule rule, Dataset dataset) {
        return rule.since() instanceof Start.Parent start
                ? Optional.ofNullable(dataset.parents().get(start.parent()))
                        .flatMap(way -> policies.dataset(way.data()))
                        .stream()
                : Stream.empty();
    }

    private boolean here(Rule rule) {
        return policies.targetOf(rule.data()).equals(Optional.of(catalog.target()));
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }

    private List<Claim> claims(Policy policy, Rule rule) {
        if (!here(rule)) {
            return List.of();
        }
        Dataset dataset = policies.dataset(rule.data()).orElseThrow();
        List<Claim> claims = new ArrayList<>();
        catalog.table(dataset.table()).ifPresent(table -> {
            for (int stage = 1; stage <= rule.steps().size(); stage++) {
                claims.add(new Claim(policy, rule, stage, dataset, table));
            }
        });
        return claims;
    }

    private Problem unknown(Category category) {
        return Problem.error(
                Place.of("policies"),
                "",
                "expected one of the categories "
                        + policies.policies().stream().map(Policy::category).toList() + " but was \"" + category + "\"",
                "");
    }
}
