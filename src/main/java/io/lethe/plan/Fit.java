package io.lethe.plan;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import io.lethe.catalog.Catalog;
import io.lethe.plan.MappedTable.Detached;
import io.lethe.policy.DataMap;
import io.lethe.policy.Dataset;
import io.lethe.policy.PolicySet;
import io.lethe.policy.Problem;
import io.lethe.policy.name.DatasetId;
import io.lethe.policy.name.TargetName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How policies and data map fit a target as it is: {@code lethe check --against}.
 *
 * @param problems sorted by place; the planner refuses what has errors
 * @param coverage what nobody has said anything about
 */
public record Fit(List<Problem> problems, Coverage coverage) {
    public Fit {
        problems = problems.stream().sorted().toList();
    }

    /** The fit of everything that the map of the catalog's target names. */
    public static Fit of(PolicySet policies, Catalog catalog) {
        ClaimFinder finder = new ClaimFinder(policies, catalog);
        List<Claim> claims = finder.find(Set.of());
        List<Dataset> datasets =
                policies.map(catalog.target()).map(DataMap::datasets).orElse(List.of());
        List<Problem> problems = Stream.concat(
                        finder.problems().stream(), problems(policies, datasets, claims, catalog).stream())
                .toList();
        return new Fit(problems, Coverage.of(policies, catalog));
    }

    /** What is wrong with these datasets, and with those whose rows would go with theirs or cease to point at them. */
    static List<Problem> problems(
            PolicySet policies, Collection<Dataset> datasets, List<Claim> claims, Catalog catalog) {
        Map<DatasetId, List<Claim>> byDataset =
                claims.stream().collect(groupingBy(claim -> claim.dataset().id()));
        Kin kin = Kin.of(
                claims.stream()
                        .filter(Claim::deletes)
                        .map(Claim::dataset)
                        .filter(datasets::contains)
                        .collect(toSet()),
                policies,
                catalog.target());
        return Stream.of(datasets, kin.companions(), kin.detached().keySet())
                .flatMap(Collection::stream)
                .distinct()
                .flatMap(dataset -> dataset.files() == null
                        ? ofTable(dataset, byDataset.getOrDefault(dataset.id(), List.of()), kin, catalog)
                        : new FolderCheck().check(dataset, dataset.files()))
                .distinct()
                .toList();
    }

    /**
     * What the deletion of other rows does to a dataset's rows.
     *
     * @param companions whose rows go along
     * @param detached whose rows cease to point at those
     */
    private record Kin(Set<Dataset> companions, Map<Dataset, List<Detached>> detached) {
        static Kin of(Set<Dataset> emptied, PolicySet policies, TargetName target) {
            Set<Dataset> companions =
                    emptied.stream().flatMap(policies::companionsOf).collect(toSet());
            Map<Dataset, List<Detached>> detached = new HashMap<>();
            Stream.concat(emptied.stream(), companions.stream())
                    .distinct()
                    .forEach(above -> above.detached()
                            .forEach(child -> policies.datasetOf(target, child.table())
                                    .ifPresent(dataset -> detached.computeIfAbsent(dataset, one -> new ArrayList<>())
                                            .add(new Detached(above, child.via().getFirst())))));
            return new Kin(companions, detached);
        }
    }

    private static Stream<Problem> ofTable(Dataset dataset, List<Claim> claims, Kin kin, Catalog catalog) {
        return catalog.table(dataset.table())
                .map(table -> new MappedTable(
                        dataset,
                        table,
                        claims,
                        kin.companions().contains(dataset),
                        kin.detached().getOrDefault(dataset, List.of())))
                .map(table -> Stream.concat(
                                FitCheck.ALL.stream(),
                                Stream.of(new SightCheck(catalog.sight()), new OwnRecordsCheck(catalog.target())))
                        .flatMap(check -> check.check(table)))
                .orElseGet(() -> new TableExistsCheck(catalog).check(dataset).stream());
    }
}
