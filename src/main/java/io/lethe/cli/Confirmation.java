package io.lethe.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** That a key is meant, said by its name a second time. */
final class Confirmation {
    @Option(
            names = "--confirm",
            paramLabel = "KEY",
            description = "The key's name again. Without it nothing is changed.")
    private @Nullable String confirmed;

    /** Whether it was given; refuses where another key's name was. */
    boolean of(String key) {
        if (confirmed != null && !confirmed.equals(key)) {
            throw new UsageException(
                    "--confirm: expected " + key + " but was \"" + confirmed + "\". Nothing was changed.");
        }
        return confirmed != null;
    }
}
