package io.lethe.run;

import io.lethe.testing.TestSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Starts {@code lethe run} as a process of its own, on a workshop's databases. */
final class ChildEngine {
    private final Path directory;
    private final Path settings;
    private int started;

    private ChildEngine(Path directory, Path settings) {
        this.directory = directory;
        this.settings = settings;
    }

    /** {@code directory} takes the settings and what the processes print. */
    static ChildEngine on(Workshop workshop, Path directory) throws IOException {
        Path settings = directory.resolve("lethe.yaml");
        Files.writeString(
                settings,
                String.format(
                        Locale.ROOT,
                        """
                own: %s
                targets:
                  workshop: %s
                policies: %s
                keys: {directory: %s}
                workers: 2
                """,
                        database(workshop.own(), directory),
                        database(workshop.schema(), directory),
                        workshop.policies(),
                        workshop.keys()));
        return new ChildEngine(directory, settings);
    }

    /** A url of the tests carries user and password; one of the settings must not. */
    private static String database(TestSchema schema, Path directory) throws IOException {
        int query = schema.url().indexOf('?');
        Map<String, String> options = Arrays.stream(
                        schema.url().substring(query + 1).split("&"))
                .map(option -> option.split("=", 2))
                .collect(Collectors.toMap(option -> option[0], option -> option[1]));
        String password = options.getOrDefault("password", "");
        String file = "";
        if (!password.isEmpty()) {
            Path written = Files.writeString(directory.resolve("password"), password);
            file = ", password-file: " + written;
        }
        return "{url: \"" + schema.url().substring(0, query) + "\", user: " + options.get("user") + file + "}";
    }

    Process run() throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // Short lives: the second compiler would only begin to pay when they end.
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of("io.lethe.Application", "run", "--config", settings.toString()));
        started++;
        return new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output().toFile())
                .start();
    }

    /** What the process that was started last has printed. */
    String printed() throws IOException {
        return Files.readString(output());
    }

    private Path output() {
        return directory.resolve("run-" + started + ".log");
    }
}
