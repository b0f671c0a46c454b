package io.lethe.cli;

import io.lethe.policy.name.Category;
import io.lethe.policy.name.TargetName;
import io.lethe.run.RunOutcome;
import io.lethe.run.RunRequest;
import io.lethe.run.StopSignal;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Deletes what is due. */
@Command(
        name = "run",
        header = "Delete what is due: plan, guard, act, verify.",
        description = {
            "  lethe run                       every policy, every target",
            "  lethe run lead login-event      these categories",
            "  lethe run --plan tonight.json   exactly this plan, or nothing",
            "",
            "Ctrl-C stops after the transactions under way; the next run continues. Exit 0 only if nothing is left."
        })
final class RunCommand implements Callable<Exit> {
    private final Lethe lethe;

    @Parameters(arity = "0..*", paramLabel = "CATEGORY", description = "Only these; all by default.")
    private @Nullable List<Category> categories;

    @Option(
            names = "--as-of",
            paramLabel = "INSTANT",
            description = "What was due then; now by default, never the future.")
    private @Nullable Instant asOf;

    @Option(
            names = "--plan",
            paramLabel = "DIGEST|FILE",
            description = "A plan that was written by lethe plan, or released.")
    private @Nullable String plan;

    @Option(names = "--target", paramLabel = "TARGET", description = "Only this target.")
    private @Nullable TargetName target;

    RunCommand(Lethe lethe) {
        this.lethe = lethe;
    }

    @Override
    public Exit call() throws SQLException {
        if (plan != null && (categories != null || asOf != null)) {
            throw new UsageException("--plan says itself what is run and as of when; leave out CATEGORY and --as-of."
                    + " Nothing was changed.");
        }
        return Interrupts.during(lethe.terminal(), this::run);
    }

    private Exit run(StopSignal stop) throws SQLException {
        try (Installation installation = lethe.open()) {
            RunResults results = new RunResults(lethe, installation);
            PlanReference reference =
                    plan == null ? null : PlanReference.of(plan, lethe.doors().workingDirectory());
            for (TargetName name : targets(reference, installation)) {
                if (!stop.asked()) {
                    results.add(name, run(name, request(reference, installation), stop, installation));
                }
            }
            return results.show();
        }
    }

    private RunOutcome run(TargetName name, RunRequest request, StopSignal stop, Installation installation)
            throws SQLException {
        try (RunProgress progress = new RunProgress(lethe, installation.policies())) {
            return installation.runs(name).run(request, stop, progress);
        }
    }

    private List<TargetName> targets(@Nullable PlanReference reference, Installation installation) {
        if (reference == null) {
            return Choice.targets(target, Choice.categories(categories, installation.policies()), installation);
        }
        TargetName named = reference.target() == null ? target : reference.target();
        return List.of(Choice.oneTarget(named, installation));
    }

    private RunRequest request(@Nullable PlanReference reference, Installation installation) {
        return reference == null
                ? new RunRequest(Choice.categories(categories, installation.policies()), asOf, null)
                : reference.request();
    }
}
