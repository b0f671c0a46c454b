package io.lethe.cli;

import io.lethe.policy.name.TargetName;
import io.lethe.run.ReplayOutcome;
import io.lethe.run.StopSignal;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Deletes again what a backup brought back. */
@Command(
        name = "replay",
        header = "Delete again what a backup brought back.",
        description = {
            "  lethe replay crm --plan         which rows are there that the ledger knows as deleted? Changes nothing",
            "  lethe replay crm --run          delete them again, with new receipts",
            "",
            "Only rows that today's policies and holds still let go. Left alone: rows that only have the key of a deleted one, which",
            "their start tells, and rows that lethe archive restore put back. Rows that were only masked are not deleted: the next run",
            "finds those that are raw again."
        })
final class ReplayCommand implements Callable<Exit> {
    private final Lethe lethe;

    @Parameters(arity = "1", paramLabel = "TARGET", description = "The target that was restored.")
    private @Nullable TargetName target;

    @Option(names = "--plan", description = "Look. Changes nothing; the target may be paused.")
    private boolean plan;

    @Option(names = "--run", description = "Delete what is found.")
    private boolean run;

    @Option(
            names = "--detailed-exitcode",
            description = "With --plan: end with 2 if there is work, 4 if holds keep all of it.")
    private boolean detailed;

    ReplayCommand(Lethe lethe) {
        this.lethe = lethe;
    }

    @Override
    public Exit call() throws SQLException {
        if (plan == run || (detailed && run)) {
            throw new UsageException(
                    "expected either --plan, perhaps with --detailed-exitcode, or --run. Nothing was changed.");
        }
        return run ? Interrupts.during(lethe.terminal(), this::again) : look();
    }

    private Exit look() throws SQLException {
        try (Installation installation = lethe.open()) {
            ReplayReport report = new ReplayReport(lethe);
            Exit exit = report.show(installation.replays(target(installation)).look());
            return detailed ? exit : Exit.DONE;
        }
    }

    private Exit again(StopSignal stop) throws SQLException {
        try (Installation installation = lethe.open();
                RunProgress progress = new RunProgress(lethe, installation.policies())) {
            TargetName name = target(installation);
            ReplayOutcome outcome = installation.replays(name).run(stop, progress);
            return new ReplayReport(lethe).show(outcome, installation.runs(name));
        }
    }

    private TargetName target(Installation installation) {
        return Choice.targets(target, installation).getFirst();
    }
}
