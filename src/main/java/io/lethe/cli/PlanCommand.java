package io.lethe.cli;

import io.lethe.cli.terminal.Words;
import io.lethe.plan.KAnonymity;
import io.lethe.plan.RunPlan;
import io.lethe.plan.TableStep;
import io.lethe.policy.name.Category;
import io.lethe.policy.name.TargetName;
import io.lethe.run.RecordedSegment;
import io.lethe.run.Segments;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The dry run. */
@Command(
        name = "plan",
        header = "Show what a run would do now. Changes nothing.",
        description = {
            "  lethe plan                      every policy, every target",
            "  lethe plan lead login-event     these categories",
            "  lethe plan --as-of 2027-01-01T00:00:00Z",
            "  lethe plan -o tonight.json && lethe run --plan tonight.json",
            "",
            "With --format json, and in the file, a plan is one line of canonical JSON: its SHA-256 is the plan's digest."
        })
final class PlanCommand implements Callable<Exit> {
    private final Lethe lethe;

    @Parameters(arity = "0..*", paramLabel = "CATEGORY", description = "Only these; all by default.")
    private @Nullable List<Category> categories;

    @Option(names = "--as-of", paramLabel = "INSTANT", description = "As if it were then; now by default.")
    private @Nullable Instant asOf;

    @Option(names = "--target", paramLabel = "TARGET", description = "Only this target.")
    private @Nullable TargetName target;

    @Option(
            names = "-o",
            paramLabel = "FILE",
            description = "Write the plan of one target to a file, for lethe run --plan.")
    private @Nullable Path file;

    @Option(names = "--wide", description = "Every column: cut-offs as instants, partitions, how rows are found.")
    private boolean wide;

    @Option(names = "--detailed-exitcode", description = "End with 2 if there is work, 4 if a guard would refuse it.")
    private boolean detailed;

    PlanCommand(Lethe lethe) {
        this.lethe = lethe;
    }

    @Override
    public Exit call() throws SQLException, IOException {
        try (Installation installation = lethe.open()) {
            Set<Category> chosen = Choice.categories(categories, installation.policies());
            List<RunPlan> plans = plans(chosen, installation);
            if (file != null) {
                Files.write(
                        lethe.doors().workingDirectory().resolve(file),
                        plans.getFirst().bytes());
            }
            List<RecordedSegment> over = over(plans, installation.segments());
            List<KAnonymity> figures = lethe.isForPeople() ? kAnonymity(plans, chosen, installation) : List.of();
            lethe.show(plans.stream().map(RunPlan::json).toList(), out -> {
                print(out, plans, figures, installation);
                print(out, over);
            });
            return exit(plans);
        }
    }

    private List<RunPlan> plans(Set<Category> chosen, Installation installation) throws SQLException {
        Instant instant = asOf == null ? lethe.doors().clock().instant() : asOf;
        List<TargetName> targets = file == null
                ? Choice.targets(target, chosen, installation)
                : List.of(Choice.oneTarget(target, chosen, installation));
        List<RunPlan> plans = new ArrayList<>();
        for (TargetName name : targets) {
            plans.add(installation.runs(name).plan(chosen, instant));
        }
        return plans;
    }

    private static List<KAnonymity> kAnonymity(List<RunPlan> plans, Set<Category> chosen, Installation installation)
            throws SQLException {
        List<KAnonymity> figures = new ArrayList<>();
        for (RunPlan plan : plans) {
            figures.addAll(installation.runs(plan.target()).kAnonymity(chosen, plan.asOf()));
        }
        return figures;
    }

    private static List<RecordedSegment> over(List<RunPlan> plans, Segments segments) throws SQLException {
        List<RecordedSegment> over = new ArrayList<>();
        for (RunPlan plan : plans) {
            over.addAll(segments.over(plan.target(), plan.asOf()));
        }
        return over;
    }

    private static void print(PrintWriter out, List<RecordedSegment> over) {
        for (RecordedSegment segment : over) {
            out.println("Segment " + segment.name() + " of " + segment.archive() + ": its last day was "
                    + segment.expiresOn() + "; the next run removes its " + Words.count(segment.rows(), "row")
                    + " unless a hold keeps them.");
        }
    }

    private void print(PrintWriter out, List<RunPlan> plans, List<KAnonymity> figures, Installation installation) {
        PlanReport report = new PlanReport(installation.policies());
        for (RunPlan plan : plans) {
            if (wide) {
                report.printWide(plan, out, lethe.terminal());
            } else {
                report.print(plan, out, lethe.terminal());
            }
            out.println();
        }
        plans.stream()
                .map(RunPlan::unreadable)
                .filter(reason -> !reason.isEmpty())
                .forEach(reason -> out.println(reason + "."));
        plans.stream().flatMap(plan -> plan.steps().stream()).forEach(step -> printOverdue(out, step));
        figures.forEach(figure -> KAnonymityReport.print(figure, out));
        out.println(PlanReport.summary(plans) + " Nothing was changed.");
        if (plans.stream().anyMatch(RunPlan::stopped)) {
            out.println(
                    "A guard would refuse the run: correct the policy or its limits, or release the plan once when lethe run has refused it.");
        } else if (plans.stream().anyMatch(plan -> plan.due() > 0)) {
            out.println("Next: " + (file == null ? "lethe run" : "lethe run --plan " + file));
        }
    }

    private static void printOverdue(PrintWriter out, TableStep step) {
        long rows = step.counts().overdue();
        if (rows > 0) {
            out.println(Words.count(rows, "row") + " of " + step.table() + (rows == 1 ? " is" : " are")
                    + " overdue: past the delete-by of " + step.category() + ", and no hold keeps "
                    + (rows == 1 ? "it." : "them."));
        }
    }

    private Exit exit(List<RunPlan> plans) {
        if (!detailed) {
            return Exit.DONE;
        }
        if (plans.stream().anyMatch(RunPlan::stopped)) {
            return Exit.REFUSED;
        }
        return plans.stream().anyMatch(plan -> plan.due() > 0) ? Exit.WORK : Exit.DONE;
    }
}
