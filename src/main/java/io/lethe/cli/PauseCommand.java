package io.lethe.cli;

import io.lethe.policy.name.TargetName;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Closes the gate of a target, for every installation. */
@Command(
        name = "pause",
        header = "Let no run delete anything, until lethe resume.",
        description = {"  lethe pause                     all targets", "  lethe pause --target crm"})
final class PauseCommand implements Callable<Exit> {
    private final Lethe lethe;

    @Option(names = "--target", paramLabel = "TARGET", description = "Only this target.")
    private @Nullable TargetName target;

    PauseCommand(Lethe lethe) {
        this.lethe = lethe;
    }

    @Override
    public Exit call() throws SQLException {
        return GateTurn.PAUSE.apply(target, lethe);
    }
}
