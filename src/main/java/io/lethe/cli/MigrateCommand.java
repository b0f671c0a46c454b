package io.lethe.cli;

import io.lethe.cli.terminal.Json;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Brings our own schemas up to date. */
@Command(
        name = "migrate",
        header = "Create or update Lethe's own tables. Touches none of yours.",
        description = {"  lethe migrate                   the own database, and the outpost on each target's server"})
final class MigrateCommand implements Callable<Exit> {
    private final Lethe lethe;

    MigrateCommand(Lethe lethe) {
        this.lethe = lethe;
    }

    @Override
    public Exit call() throws SQLException {
        List<String> done = lethe.doors().migrate(lethe.config());
        lethe.show(Json.document("migration").put("done", done), out -> done.forEach(out::println));
        return Exit.DONE;
    }
}
