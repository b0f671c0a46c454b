package io.lethe.cli;

import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Everything once, on a sample. */
@Command(
        name = "demo",
        header = "See it all: make a sample database, plan, run, prove.",
        description = {
            "  lethe demo                      about 250,000 rows; again, it continues or finds nothing to do",
            "  lethe demo --rows 10000000      a larger sample",
            "  lethe demo --reset              start anew"
        })
final class DemoCommand implements Callable<Exit> {
    private final Lethe lethe;

    @Option(names = "--rows", paramLabel = "N", description = "About how many rows the sample has; 250,000 by default.")
    private long rows = 250_000;

    @Option(names = "--reset", description = "Throw away what an earlier demo left, then start.")
    private boolean reset;

    DemoCommand(Lethe lethe) {
        this.lethe = lethe;
    }

    @Override
    public Exit call() throws SQLException {
        return Interrupts.during(
                lethe.terminal(), stop -> lethe.doors().demo(new Doors.Demo(rows, reset), lethe.terminal(), stop));
    }
}
