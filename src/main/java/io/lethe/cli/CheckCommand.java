package io.lethe.cli;

import io.lethe.catalog.Catalog;
import io.lethe.cli.terminal.Json;
import io.lethe.cli.terminal.Words;
import io.lethe.plan.Fit;
import io.lethe.policy.Problem;
import io.lethe.policy.name.TargetName;
import io.lethe.policy.read.PolicyReader;
import io.lethe.policy.read.Reading;
import io.lethe.run.ObjectFindings;
import io.lethe.run.ObjectSearch;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reads policies and maps and shows every mistake. */
@Command(
        name = "check",
        header = "Check policies and maps: every mistake at once, without a database.",
        description = {
            "  lethe check                     the configured policies and their maps",
            "  lethe check policies/lead.yaml  read them all, show what concerns this file",
            "  lethe check other/policies      another directory",
            "  lethe check --against crm       how the configured ones fit a target, and what they leave out;",
            "                                  objects without rows and rows without objects: exit 1 if there are any"
        })
final class CheckCommand implements Callable<Exit> {
    private final Lethe lethe;

    @Parameters(arity = "0..*", paramLabel = "PATH", description = "Directories with policies, or files in them.")
    private @Nullable List<Path> paths;

    @Option(names = "--against", paramLabel = "TARGET", description = "Their fit to this target's tables, too.")
    private @Nullable TargetName against;

    @Option(
            names = "--orphans",
            paramLabel = "FILE",
            description = "With --against: write into this new file which objects and rows these are.")
    private @Nullable Path orphans;

    CheckCommand(Lethe lethe) {
        this.lethe = lethe;
    }

    @Override
    public Exit call() throws SQLException {
        if (orphans != null && against == null) {
            throw new UsageException("--orphans goes with --against. Nothing was changed.");
        }
        return against == null ? checkFiles() : checkAgainst(against);
    }

    private Exit checkAgainst(TargetName named) throws SQLException {
        if (paths != null) {
            throw new UsageException("--against checks the configured policies; leave out PATH. Nothing was changed.");
        }
        try (Installation installation = lethe.open()) {
            TargetName target = Choice.oneTarget(named, installation);
            Catalog catalog = TargetCatalog.read(target, installation);
            Fit fit = Fit.of(installation.policies(), catalog);
            // Where a map does not fit, its columns may not be there; and without objects neither own nor keys are
            // needed.
            boolean searched = ProblemList.errors(fit.problems()) == 0 && hasObjects(installation, target);
            List<ObjectFindings> objects = searched ? search(installation.objectSearch(target), catalog) : List.of();
            return FitReport.show(lethe, target, fit, objects);
        }
    }

    private static boolean hasObjects(Installation installation, TargetName target) {
        return installation.policies().map(target).stream()
                .flatMap(map -> map.datasets().stream())
                .anyMatch(dataset -> dataset.objects() != null);
    }

    private List<ObjectFindings> search(ObjectSearch search, Catalog catalog) throws SQLException {
        if (orphans == null) {
            return search.search(catalog, ObjectFindings.Names.NOBODY);
        }
        try (OrphanList list =
                OrphanList.create(lethe.doors().workingDirectory().resolve(orphans))) {
            return search.search(catalog, list);
        }
    }

    private Exit checkFiles() {
        LocalDate today = LocalDate.ofInstant(lethe.doors().clock().instant(), ZoneOffset.UTC);
        int policies = 0;
        int maps = 0;
        List<Problem> problems = new ArrayList<>();
        for (CheckedPath path : checked()) {
            Reading reading = PolicyReader.readAll(path.directory(), today);
            policies += reading.policies().size();
            maps += reading.maps().size();
            reading.problems().stream().filter(path::concerns).forEach(problems::add);
        }
        return show(policies, maps, ProblemList.relative(problems, lethe.doors().workingDirectory()));
    }

    private List<CheckedPath> checked() {
        if (paths == null || paths.isEmpty()) {
            return List.of(CheckedPath.of(lethe.policies()));
        }
        Path base = lethe.doors().workingDirectory();
        return paths.stream()
                .map(base::resolve)
                .map(Lethe::shown)
                .map(CheckedPath::of)
                .toList();
    }

    private Exit show(int policies, int maps, List<Problem> problems) {
        long errors = ProblemList.errors(problems);
        Json json = Json.document("check")
                .put("policies", policies)
                .put("maps", maps)
                .put("errors", errors)
                .put("problems", ProblemList.json(problems));
        lethe.show(json, out -> print(out, policies, maps, problems));
        return errors == 0 ? Exit.DONE : Exit.INVALID;
    }

    private static void print(PrintWriter out, int policies, int maps, List<Problem> problems) {
        problems.forEach(out::println);
        long errors = ProblemList.errors(problems);
        long warnings = problems.size() - errors;
        String sound = errors == 0
                ? policies + (policies == 1 ? " policy" : " policies") + " and " + Words.count(maps, "map")
                        + " are sound"
                : Words.count(errors, "problem");
        out.println(sound + (warnings == 0 ? "." : ", " + Words.count(warnings, "warning") + "."));
    }
}
