package io.lethe.plan;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import io.lethe.catalog.Catalog;
import io.lethe.catalog.Target;
import io.lethe.hold.OpenHolds;
import io.lethe.policy.Action;
import io.lethe.policy.Dataset;
import io.lethe.policy.Place;
import io.lethe.policy.PolicySet;
import io.lethe.policy.Problem;
import io.lethe.policy.name.Category;
import io.lethe.policy.name.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.DSLContext;

/** Makes plans for one target. Reads it without locks, writes nothing. */
public final class Planner {
    private final PolicySet policies;
    private final Target target;
    private final Catalog catalog;

    public Planner(PolicySet policies, Target target, Catalog catalog) {
        this.policies = policies;
        this.target = target;
        this.catalog = catalog;
    }

    /**
     * The plan of the chosen categories, or of all where none is chosen. A step with nothing due stays in the plan: that there was
     * nothing to do is a result, too.
     *
     * @param asOf rounded down to the millisecond
     * @throws PlanRefusedException with everything that forbids the plan, all at once
     */
    public RunPlan plan(OpenHolds holds, Instant asOf, Set<Category> chosen) throws SQLException {
        Instant rounded = asOf.truncatedTo(ChronoUnit.MILLIS);
        Map<TableName, List<Claim>> claims = claims(holds, chosen);
        List<StepRows> steps = compile(claims, holds, rounded);
        try (Connection connection = target.open()) {
            DSLContext sql = DeepTrees.refused(target.on(connection), target.name());
            StepCounter counter = new StepCounter(sql);
            ObjectSteps objects = new ObjectSteps(policies, target.name(), sql);
            List<TableStep> counted = new ArrayList<>();
            for (StepRows step : steps) {
                int before = counted.size();
                counted.addAll(companions(before + 1, step, counter, rounded));
                counted.add(step(counted.size() + 1, step, counter.of(step), rounded));
                List<TableStep> rows = List.copyOf(counted.subList(before, counted.size()));
                counted.addAll(objects.after(step, rows, counted.size() + 1));
            }
            counted.addAll(new FileSteps(policies, holds, rounded).of(fileClaims(chosen), counted.size() + 1));
            return new RunPlan(target.name(), rounded, PolicySetHash.of(policies), counted);
        }
    }

    /**
     * How many rows should have been gone by now, for each category whose policy says by when; a look along the indexes of their starts, and
     * nothing else is counted.
     *
     * @throws PlanRefusedException with everything that forbids a plan
     */
    public Overdue overdue(OpenHolds holds, Instant asOf) throws SQLException {
        Overdue.Tally tally = new Overdue.Tally();
        List<StepRows> steps = compile(claims(holds, Set.of()), holds, asOf);
        try (Connection connection = target.open()) {
            StepCounter counter = new StepCounter(DeepTrees.refused(target.on(connection), target.name()));
            steps.stream()
                    .filter(step -> step.claim().latest().isPresent())
                    .forEach(step -> tally.add(step.claim().policy().category(), counter.overdue(step)));
        }
        FileSteps files = new FileSteps(policies, holds, asOf);
        fileClaims(Set.of()).stream()
                .filter(claim -> claim.latest().isPresent())
                .forEach(claim -> tally.add(claim.policy().category(), files.overdue(claim)));
        return tally.result();
    }

    /**
     * How well the masked rows can still be told from each other, for each step that masks a table whose map names quasi-identifiers. Not part of
     * a plan, which every run makes anew: this reads every masked row, twice.
     *
     * @throws PlanRefusedException with everything that forbids a plan
     */
    public List<KAnonymity> kAnonymity(OpenHolds holds, Instant asOf, Set<Category> chosen) throws SQLException {
        List<KAnonymityCount> counts = outlooks(claims(holds, chosen), holds, asOf.truncatedTo(ChronoUnit.MILLIS))
                .filter(outlook -> !outlook.claim().deletes())
                .filter(outlook ->
                        !outlook.claim().dataset().quasiIdentifiers().columns().isEmpty())
                .map(KAnonymityCount::of)
                .toList();
        try (Connection connection = target.open()) {
            DSLContext sql = target.on(connection);
            return counts.stream().map(count -> count.on(sql)).toList();
        }
    }

    /** Deletions before what masks files of the same directory. */
    private List<FileClaim> fileClaims(Set<Category> chosen) {
        return FileClaim.find(policies, target.name(), chosen).stream()
                .sorted(Comparator.comparing(claim -> !claim.step().then().deletes()))
                .toList();
    }

    /**
     * What the steps of the plan of all categories ask of single rows, in the order of the steps.
     *
     * @throws PlanRefusedException with everything that forbids a plan
     */
    public List<Standing> standings(OpenHolds holds, Instant asOf) {
        Instant rounded = asOf.truncatedTo(ChronoUnit.MILLIS);
        Conditions conditions = new Conditions(policies, catalog, rounded);
        List<Standing> standings = new ArrayList<>();
        int number = 0;
        for (StepRows step : compile(claims(holds, Set.of()), holds, rounded)) {
            for (CompanionRows each : step.companions()) {
                standings.add(Standing.of(++number, each));
            }
            standings.add(Standing.of(++number, step, conditions));
            number += ObjectSteps.datasets(step).size();
        }
        return standings;
    }

    private Map<TableName, List<Claim>> claims(OpenHolds holds, Set<Category> chosen) {
        ClaimFinder finder = new ClaimFinder(policies, catalog);
        List<Claim> claims = finder.find(chosen);
        List<Problem> problems = Stream.of(
                        finder.problems(),
                        Fit.problems(policies, finder.datasets(chosen), claims, catalog),
                        new HoldFit(policies).check(holds),
                        circle(claims))
                .flatMap(List::stream)
                .distinct()
                .toList();
        if (!problems.isEmpty()) {
            throw new PlanRefusedException(problems);
        }
        return claims.stream().collect(groupingBy(claim -> claim.table().name()));
    }

    private List<Problem> circle(List<Claim> claims) {
        Set<TableName> tables = claims.stream()
                .filter(Claim::deletes)
                .map(claim -> claim.table().name())
                .collect(toSet());
        return new DeletionOrder(tables, policies, catalog)
                .circle().stream()
                        .map(circle -> Problem.error(
                                Place.of("maps/" + target.name() + ".yaml"),
                                "",
                                "expected tables that can be emptied children first, but they point at each other in a circle: "
                                        + circle,
                                "Plan their categories apart, or say on-delete: detach at one of these foreign keys"))
                        .toList();
    }

    private List<StepRows> compile(Map<TableName, List<Claim>> claims, OpenHolds holds, Instant asOf) {
        return outlooks(claims, holds, asOf).map(StepRows::of).toList();
    }

    private Stream<Outlook> outlooks(Map<TableName, List<Claim>> claims, OpenHolds holds, Instant asOf) {
        Conditions conditions = new Conditions(policies, catalog, asOf);
        HoldConditions held = new HoldConditions(policies, catalog, holds);
        Waiting waiting = new Waiting(conditions, held, claims);
        List<TableName> order = order(claims);
        return order.stream()
                .flatMap(table -> inOrder(claims.getOrDefault(table, List.of()))
                        .map(claim -> new Outlook(
                                claim, conditions, held, waiting, Set.copyOf(order.subList(0, order.indexOf(table))))));
    }

    /** Those that are emptied children first; those that are only masked last. */
    private List<TableName> order(Map<TableName, List<Claim>> claims) {
        Set<TableName> emptied = claims.entrySet().stream()
                .filter(entry -> entry.getValue().stream().anyMatch(Claim::deletes))
                .map(Map.Entry::getKey)
                .collect(toSet());
        Stream<TableName> others = claims.keySet().stream()
                .filter(table -> !emptied.contains(table))
                .sorted();
        return Stream.concat(new DeletionOrder(emptied, policies, catalog).tables().stream(), others)
                .toList();
    }

    /** Of one table, deletions before maskings, which then meet only the rows that stay. */
    private static Stream<Claim> inOrder(List<Claim> claims) {
        return claims.stream().sorted(Comparator.comparing(claim -> !claim.deletes()));
    }

    /** Before the rows that they go with, or cease to point at, and numbered so. */
    private static List<TableStep> companions(int first, StepRows rows, StepCounter counter, Instant asOf) {
        List<Companion> family =
                rows.companions().stream().map(CompanionRows::companion).toList();
        List<TableStep> steps = new ArrayList<>();
        for (CompanionRows each : rows.companions()) {
            Companion companion = each.companion();
            int with = companion.above() == null ? family.size() : family.indexOf(companion.above());
            AccessPath path =
                    new AccessPath.WithStep(first + with, companion.link().theirs());
            Work work = new Work(
                    companion.action(rows.claim()),
                    companion.dataset(),
                    path,
                    counter.of(each).counts(),
                    List.of());
            steps.add(step(first + steps.size(), rows.claim(), work, asOf));
        }
        return steps;
    }

    private static TableStep step(int number, StepRows rows, Counted counted, Instant asOf) {
        Claim claim = rows.claim();
        Work work = new Work(
                claim.step().then(), claim.dataset(), rows.path(), counted.counts(), partitions(claim, counted));
        return step(number, claim, work, asOf);
    }

    /** A leaf in one partition may hang on a row of another, so that a tree is one. */
    private static List<Partition> partitions(Claim claim, Counted counted) {
        return claim.deletes() && claim.dataset().leavesFirst() ? Partitioner.whole(counted) : Partitioner.cut(counted);
    }

    /** What there is to do for a claim on one table. */
    private record Work(Action action, Dataset dataset, AccessPath path, Counts counts, List<Partition> partitions) {}

    private static TableStep step(int number, Claim claim, Work work, Instant asOf) {
        return new TableStep(
                number,
                claim.policy().category(),
                PolicySetHash.of(claim.policy()).hex(),
                claim.rule().number(),
                claim.stage(),
                work.action(),
                work.dataset().id(),
                work.dataset().table(),
                claim.expiry().cutoff(asOf),
                work.path(),
                work.counts(),
                Guard.of(claim.rule().limits(), work.counts()),
                work.partitions());
    }
}
