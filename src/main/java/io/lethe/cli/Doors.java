package io.lethe.cli;

import java.nio.file.Path;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * From the commands into the rest of the house; made by the root. Each door is opened only by a command that must pass through
 * it. {@code config} is what {@code --config} named, null where it was not given.
 */
public interface Doors {
    InstantSource clock();

    /** Where relative paths start from. */
    Path workingDirectory();

    /** Where the policy files are. Reads the configuration; opens nothing. */
    Path policies(@Nullable Path config);
}
