package io.lethe.cli;

import io.lethe.policy.name.TargetName;
import java.sql.SQLException;
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
        return GateTurn.RESUME.apply(target, lethe);
    }
}
