package io.lethe.cli;

import io.lethe.cli.terminal.Json;
import io.lethe.policy.name.TargetName;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Opens the gate of a target again. */
@Command(
        name = "resume",
        header = "Let runs go on after lethe pause.",
        description = {"  lethe resume                    all targets", "  lethe resume --target crm"})
final class ResumeCommand implements Callable<Exit> {
    private final Lethe lethe;

    @Option(names = "--target", paramLabel = "TARGET", description = "Only this target.")
    private @Nullable TargetName target;

    ResumeCommand(Lethe lethe) {
        this.lethe = lethe;
    }

    @Override
    public Exit call() throws SQLException {
        try (Installation installation = lethe.open()) {
            List<TargetName> targets = Choice.targets(target, installation);
            for (TargetName name : targets) {
                installation.runs(name).resume();
            }
            lethe.show(
                    Json.document("resume").put("resumed", targets),
                    out -> targets.forEach(
                            name -> out.println(name + " is open. lethe run continues what was stopped.")));
            return Exit.DONE;
        }
    }
}
