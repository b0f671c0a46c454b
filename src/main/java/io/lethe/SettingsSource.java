package io.lethe;

import io.lethe.Settings.Database;
import io.lethe.Settings.Servers;
import io.lethe.policy.Place;
import io.lethe.policy.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the settings come from; what comes first wins:
 *
 * <ol>
 *   <li>the file that {@code --config} names, else {@code LETHE_CONFIG}, else {@code lethe.yaml} in the working directory;
 *   <li>over what the file says: {@code LETHE_OWN_URL}, {@code LETHE_OWN_USER}, {@code LETHE_OWN_PASSWORD_FILE},
 *       {@code LETHE_POLICIES}, {@code LETHE_KEYS}, {@code LETHE_WORKERS}; an empty variable counts as absent;
 *   <li>without any file: the embedded database and the ClientTask sample, state in {@code .lethe}.
 * </ol>
 */
record SettingsSource(Map<String, String> environment, Path workingDirectory) {
    static final String FILE = "lethe.yaml";

    SettingsSource {
        environment = Map.copyOf(environment);
        workingDirectory = workingDirectory.toAbsolutePath();
    }

    Settings settings(@Nullable Path named) {
        Path file =
                named != null ? named : variable("LETHE_CONFIG").map(Path::of).orElse(null);
        if (file != null) {
            return over(read(workingDirectory.resolve(file), file.toString()));
        }
        Path usual = workingDirectory.resolve(FILE);
        return over(Files.exists(usual) ? read(usual, FILE) : embedded());
    }

    /** The demo's settings. The policies are those of the working directory; where it has none, those that came with the program. */
    Settings embedded() {
        Path here = workingDirectory.resolve("policies");
        Path policies = variable("LETHE_HOME")
                .map(home -> Path.of(home, "policies"))
                .filter(there -> !Files.isDirectory(here) && Files.isDirectory(there))
                .orElse(here);
        return Settings.embedded(workingDirectory, policies);
    }

    private static Settings read(Path file, String name) {
        try {
            return SettingsReader.read(
                    Files.readAllBytes(file), name, file.toAbsolutePath().resolveSibling(""));
        } catch (IOException e) {
            throw refuse(
                    name,
                    "expected a configuration file but there is none that can be read",
                    "Correct --config or LETHE_CONFIG; without both, " + FILE + " is looked for here.");
        }
    }

    private Settings over(Settings settings) {
        return new Settings(
                over(settings.servers()),
                path("LETHE_POLICIES").orElse(settings.policies()),
                path("LETHE_KEYS").orElse(settings.keys()),
                settings.files(),
                settings.archives(),
                settings.objects(),
                settings.anchors(),
                settings.places(),
                settings.metrics(),
                variable("LETHE_WORKERS").map(SettingsSource::workers).orElse(settings.workers()));
    }

    private Servers over(Servers servers) {
        return switch (servers) {
            case Servers.Configured(Database own, var targets) -> new Servers.Configured(over(own), targets);
            case Servers.Embedded embedded -> {
                for (String name : List.of("LETHE_OWN_URL", "LETHE_OWN_USER", "LETHE_OWN_PASSWORD_FILE")) {
                    if (variable(name).isPresent()) {
                        throw refuse(
                                name,
                                "changes the own database of a configuration but there is no configuration",
                                "Write " + FILE + ", or name it with LETHE_CONFIG.");
                    }
                }
                yield embedded;
            }
        };
    }

    private Database over(Database own) {
        return new Database(
                variable("LETHE_OWN_URL").orElse(own.url()),
                variable("LETHE_OWN_USER").orElse(own.user()),
                path("LETHE_OWN_PASSWORD_FILE").orElse(own.passwordFile()),
                own.replicas());
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }

    private Optional<Path> path(String name) {
        return variable(name).map(workingDirectory::resolve);
    }

    private static int workers(String text) {
        if (text.matches("[1-9][0-9]?") && Integer.parseInt(text) <= Settings.MOST_WORKERS) {
            return Integer.parseInt(text);
        }
        throw refuse(
                "LETHE_WORKERS",
                "expected a number of threads from 1 to " + Settings.MOST_WORKERS + " but was \"" + text + "\"",
                "");
    }

    private static InvalidSettingsException refuse(String where, String message, String remedy) {
        return new InvalidSettingsException(List.of(Problem.error(Place.of(where), "", message, remedy)));
    }
}
