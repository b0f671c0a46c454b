package io.lethe.cli;

import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** The scheduler, in the foreground. */
@Command(
        name = "serve",
        header = "Run the scheduler until stopped.",
        description = {
            "  lethe serve                     runs each policy at its own times; several engines may serve together",
            "",
            "Ctrl-C or SIGTERM stops it in an orderly way after the transactions under way: exit 0 if no run",
            "was under way, 3 if one was stopped before its end; the next engine or run continues it."
        })
final class ServeCommand implements Callable<Exit> {
    private final Lethe lethe;

    ServeCommand(Lethe lethe) {
        this.lethe = lethe;
    }

    @Override
    public Exit call() throws SQLException {
        return Interrupts.during(lethe.terminal(), stop -> lethe.doors().serve(lethe.config(), stop));
    }
}
