package io.lethe.cli;

import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A completion script made from the commands themselves. */
@Command(
        name = "completion",
        header = "Print a completion script for bash and zsh.",
        description = {"  source <(lethe completion)"})
final class CompletionCommand implements Runnable {
    private final Lethe lethe;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run()
    private CommandSpec spec;

    CompletionCommand(Lethe lethe) {
        this.lethe = lethe;
    }

    @Override
    public void run() {
        CommandLine top = spec.root().commandLine();
        lethe.terminal().out().print(AutoComplete.bash("lethe", top));
    }
}
