package io.lethe.cli;

import io.lethe.cli.terminal.Json;
import io.lethe.cli.terminal.Terminal;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command line itself: the options that every command takes, the terminal it speaks to, and the doors it may open. */
@Command(
        name = "lethe",
        header = "Deletes personal data when its time is over, and proves it.",
        description = {
            "  lethe demo                      see it all on a sample, no database needed",
            "  lethe check                     are the policies sound?",
            "  lethe plan                      what would be deleted now? Changes nothing",
            "  lethe run                       delete it, with receipts",
            "  lethe ledger verify             recompute the proof"
        })
final class Lethe {
    private final Terminal terminal;
    private final Doors doors;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "Configuration; else LETHE_CONFIG, else lethe.yaml here, else the demo's databases.")
    private @Nullable Path config;

    @Option(
            names = "--format",
            paramLabel = "text|json",
            scope = ScopeType.INHERIT,
            description = "How the result is written; text by default.")
    private @Nullable Format format;

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Show the stack trace of an unexpected error.")
    private boolean debug;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help.")
    @SuppressWarnings("UnusedVariable") // picocli itself acts on it
    private boolean help;

    Lethe(Terminal terminal, Doors doors) {
        this.terminal = terminal;
        this.doors = doors;
    }

    Terminal terminal() {
        return terminal;
    }

    Doors doors() {
        return doors;
    }

    @Nullable
    Path config() {
        return config;
    }

    boolean debug() {
        return debug;
    }

    /** Where the policy files are. */
    Path policies() {
        return shown(doors.policies(config));
    }

    /** The same file by the name that is shortest from here, for messages. */
    static Path shown(Path path) {
        Path here = Path.of("").toAbsolutePath();
        return path.startsWith(here) && !path.equals(here) ? here.relativize(path) : path;
    }

    /** Opens the databases. */
    Installation open() {
        return doors.open(config);
    }

    /** The result is a text, and so may say more than the document that a program reads. */
    boolean isForPeople() {
        return format != Format.json;
    }

    /** A message on standard error. */
    void say(String sentence) {
        terminal.err().println(sentence);
    }

    /** The result on standard output, in the form that was asked for: documents of one line each, or text. */
    void show(List<String> documents, Consumer<PrintWriter> text) {
        if (format == Format.json) {
            documents.forEach(terminal.out()::println);
        } else {
            text.accept(terminal.out());
        }
    }

    /** The result on standard output, in the form that was asked for. */
    void show(Json json, Consumer<PrintWriter> text) {
        if (format == Format.json) {
            terminal.out().println(json);
        } else {
            text.accept(terminal.out());
        }
    }
}
