package io.lethe;

import io.lethe.cli.Commands;
import io.lethe.cli.terminal.Terminal;
import java.nio.file.Path;
import java.util.List;

/** The program. */
public final class Application {
    private Application() {}

    /** Runs one command line; the process ends with its exit code. */
    public static void main(String[] words) {
        // jOOQ greets on standard output, where only results may stand.
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
        Terminal terminal = Terminal.ofProcess(System.out, System.err, System.getenv());
        SettingsSource settings = new SettingsSource(System.getenv(), Path.of(""));
        System.exit(Commands.run(List.of(words), new FrontDoors(settings, SystemSources.clock()), terminal));
    }
}
