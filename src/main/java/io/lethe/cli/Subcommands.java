package io.lethe.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command that does nothing by itself but has subcommands. */
class Subcommands implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run()
    private CommandSpec spec;

    @Override
    public final void run() {
        String known = String.join(", ", spec.subcommands().keySet());
        throw new ParameterException(spec.commandLine(), "expected one of the commands " + known);
    }
}
