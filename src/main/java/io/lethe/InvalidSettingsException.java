package io.lethe;

import io.lethe.cli.Blamed;
import io.lethe.cli.Exit;
import io.lethe.policy.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** The operator's mistakes in the configuration, all of them, one a line. */
final class InvalidSettingsException extends RuntimeException implements Blamed {
    private static final long serialVersionUID = 1;

    InvalidSettingsException(List<Problem> problems) {
        this(problems.stream().sorted().map(Problem::toString).collect(Collectors.joining("\n")));
    }

    /** A mistake that shows only where the configuration leads to. */
    InvalidSettingsException(String message) {
        super(message);
    }

    @Override
    public Exit exit() {
        return Exit.CONFIGURATION;
    }
}
