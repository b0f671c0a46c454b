package io.lethe.cli;

import io.lethe.ledger.receipt.RunId;
import io.lethe.policy.name.TargetName;
import io.lethe.run.RunSummary;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What has been run. */
@Command(
        name = "runs",
        header = "List the latest runs, or show one.",
        description = {
            "  lethe runs                      the latest twenty",
            "  lethe runs 01980000-0000-7000-8000-000000000001"
        })
final class RunsCommand implements Callable<Exit> {
    private final Lethe lethe;

    @Parameters(arity = "0..1", paramLabel = "RUN", description = "Show this run, step by step.")
    private @Nullable RunId run;

    @Option(names = "--target", paramLabel = "TARGET", description = "Only of this target.")
    private @Nullable TargetName target;

    @Option(names = "--limit", paramLabel = "N", description = "How many to list; 20 by default.")
    private long limit = 20;

    RunsCommand(Lethe lethe) {
        this.lethe = lethe;
    }

    @Override
    public Exit call() throws SQLException {
        try (Installation installation = lethe.open()) {
            if (run == null) {
                RunReport.showAll(lethe, latest(installation));
            } else {
                RunReport.show(lethe, RunLookup.find(run, installation));
            }
            return Exit.DONE;
        }
    }

    private List<RunSummary> latest(Installation installation) throws SQLException {
        List<RunSummary> runs = new ArrayList<>();
        for (TargetName name : Choice.targets(target, installation)) {
            runs.addAll(installation.runs(name).latest(Math.toIntExact(limit)));
        }
        return runs.stream()
                .sorted(Comparator.comparing(RunSummary::startedAt).reversed())
                .limit(limit)
                .toList();
    }
}
