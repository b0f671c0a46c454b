package io.lethe.cli;

import io.lethe.cli.terminal.Json;
import io.lethe.ledger.receipt.RunId;
import io.lethe.run.RunSummary;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Asks a run to stop, whichever process works on it. */
@Command(
        name = "stop",
        header = "Ask a run to stop in an orderly way; the next run continues it.",
        description = {"  lethe stop 01980000-0000-7000-8000-000000000001"})
final class StopCommand implements Callable<Exit> {
    private final Lethe lethe;

    @Parameters(paramLabel = "RUN", description = "The run, as lethe runs lists it.")
    @SuppressWarnings("NullAway.Init") // required
    private RunId run;

    StopCommand(Lethe lethe) {
        this.lethe = lethe;
    }

    @Override
    public Exit call() throws SQLException {
        try (Installation installation = lethe.open()) {
            RunSummary found = RunLookup.find(run, installation);
            boolean asked = installation.runs(found.target()).askToStop(run);
            String words = asked
                    ? "run " + run + " was asked to stop; it does so after the transactions under way."
                    : "run " + run + " is not running. Nothing was changed.";
            lethe.show(Json.document("stop").put("run", run).put("asked", asked), out -> out.println(words));
            return Exit.DONE;
        }
    }
}
