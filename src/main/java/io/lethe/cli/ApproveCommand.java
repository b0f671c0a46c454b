package io.lethe.cli;

import io.lethe.cli.terminal.Json;
import io.lethe.ledger.tree.Hash;
import io.lethe.policy.name.TargetName;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Releases one refused plan for one run. */
@Command(
        name = "approve",
        header = "Release one plan that a guard refused, for one run.",
        description = {"  lethe approve 9f3c… --by \"D. Officer\" --reason \"first purge after migration\""})
final class ApproveCommand implements Callable<Exit> {
    private final Lethe lethe;

    @Parameters(paramLabel = "PLAN", description = "The plan's digest, as lethe run printed it.")
    @SuppressWarnings("NullAway.Init") // required
    private Hash plan;

    @Mixin
    private final SignedBy signed = new SignedBy();

    @Option(names = "--target", paramLabel = "TARGET", description = "The plan's target, where there are several.")
    private @Nullable TargetName target;

    ApproveCommand(Lethe lethe) {
        this.lethe = lethe;
    }

    @Override
    public Exit call() throws SQLException {
        try (Installation installation = lethe.open()) {
            TargetName name = Choice.oneTarget(target, installation);
            installation.runs(name).approve(plan, signed.signature());
            lethe.show(
                    Json.document("approval")
                            .put("plan", plan)
                            .put("target", name)
                            .put("by", signed.name()),
                    out -> {
                        out.println("plan " + plan + " on " + name + " is released for one run.");
                        out.println("Next: lethe run --plan " + plan);
                    });
            return Exit.DONE;
        }
    }
}
