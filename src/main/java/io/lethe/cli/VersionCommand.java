package io.lethe.cli;

import io.lethe.cli.terminal.Json;
import java.util.Objects;
import picocli.CommandLine.Command;

/** Which build this is. */
@Command(name = "version", aliases = "--version", header = "Which build this is, and on which Java it runs.")
final class VersionCommand implements Runnable {
    private final Lethe lethe;

    VersionCommand(Lethe lethe) {
        this.lethe = lethe;
    }

    @Override
    public void run() {
        String version = version();
        String java = Runtime.version().toString();
        lethe.show(
                Json.document("version").put("version", version).put("java", java),
                out -> out.println("lethe " + version + " on Java " + java));
    }

    /** The version of this build, or that it is none. */
    static String version() {
        return Objects.requireNonNullElse(VersionCommand.class.getPackage().getImplementationVersion(), "unpackaged");
    }
}
