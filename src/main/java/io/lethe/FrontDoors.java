package io.lethe;

import io.lethe.cli.Doors;
import java.nio.file.Path;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Opens what a command needs, and no more: the settings for one, the databases for another. */
final class FrontDoors implements Doors {
    private final SettingsSource source;
    private final InstantSource clock;

    FrontDoors(SettingsSource source, InstantSource clock) {
        this.source = source;
        this.clock = clock;
    }

    @Override
    public InstantSource clock() {
        return clock;
    }

    @Override
    public Path workingDirectory() {
        return source.workingDirectory();
    }

    @Override
    public Path policies(@Nullable Path config) {
        return source.settings(config).policies();
    }
}
