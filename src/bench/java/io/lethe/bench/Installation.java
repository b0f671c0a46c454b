package io.lethe.bench;

import io.lethe.testing.TestSchema;
import io.lethe.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Lethe as an operator has it: a directory with a configuration, a policy and keys; each command a process of its own with 256 MB of heap. */
final class Installation {
    private static final String POLICY = """
            category: activity
            title: Activity
            owner: privacy@example.com
            purpose: to be measured
            basis: {type: contract, reference: none}
            timezone: UTC
            schedule: {daily: "02:00", until: "05:00"}
            review-by: 2099-01-01
            rules:
              - {data: activity, since: created_at, keep: 400 days, then: THEN,
                 limits: {rows-per-run: 100000000, share-of-table: 100%}}
            tests:
              - {as-of: 2026-11-22, row: {created_at: 2025-01-01}, expect: TASK}
            """;

    private static final String MAP = """
            target: bench
            datasets:
              activity: {table: SCHEMA.activity, key: id, dates: {created_at: {type: datetime, zone: UTC}}}
            """;

    /** What an operator types, with everything that it does for the speed of Java. */
    private static final Path LAUNCHER = Path.of("lethe").toAbsolutePath();

    /** For the launcher; what the caller of the benchmark has there, such as a profiler, comes last. */
    private static final String OPTIONS = "LETHE_JAVA_OPTS";

    private final Path directory;
    private final TestSchema own;

    private Installation(Path directory, TestSchema own) {
        this.directory = directory;
        this.own = own;
    }

    /** In a new directory under target/, for the table of activity in this schema; its policy does this task. */
    static Installation make(TestSchema schema, Task task) throws IOException {
        Path directory = Files.createTempDirectory(Path.of("target"), "bench").toAbsolutePath();
        TestSchema own = TestServer.emptySchema("lethe");
        TestServer.schema("lethe_outpost");
        Files.createDirectories(directory.resolve("policies/maps"));
        Files.createDirectories(directory.resolve("archive"));
        Files.writeString(
                directory.resolve("policies/activity.yaml"),
                POLICY.replace("THEN", task.then()).replace("TASK", task.toString()));
        Files.writeString(directory.resolve("policies/maps/bench.yaml"), MAP.replace("SCHEMA", schema.name()));
        Files.writeString(
                directory.resolve("lethe.yaml"),
                "own: " + database(directory, own) + "\ntargets: {bench: " + database(directory, schema)
                        + "}\npolicies: policies\nkeys: {directory: keys}\narchives: {cold: {directory: archive}}\n");
        Installation made = new Installation(directory, own);
        made.lethe("migrate");
        return made;
    }

    private static String database(Path directory, TestSchema schema) throws IOException {
        String[] parts = schema.url().split("\\?", 2);
        String login = String.format(Locale.ROOT, "url: \"%s\", user: %s", parts[0], parameter(parts[1], "user"));
        String password = parameter(parts[1], "password");
        if (password.isEmpty()) {
            return "{" + login + "}";
        }
        return "{" + login + ", password-file: " + Files.writeString(directory.resolve("password"), password) + "}";
    }

    private static String parameter(String query, String name) {
        for (String parameter : query.split("&", -1)) {
            if (parameter.startsWith(name + "=")) {
                return parameter.substring(name.length() + 1);
            }
        }
        return "";
    }

    /** Returns when the command has ended well. */
    void lethe(String... arguments) {
        watched(arguments);
    }

    /** The same; says what its threads have spent. */
    ThreadTimes watched(String... arguments) {
        List<String> command = new ArrayList<>(List.of(LAUNCHER.toString()));
        Collections.addAll(command, arguments);
        String options = "-Xmx256m -Xlog:gc:file=" + directory.resolve("gc.log") + " "
                + System.getenv().getOrDefault(OPTIONS, "");
        return Program.watch(
                directory,
                command,
                Map.of("JAVA_HOME", System.getProperty("java.home"), OPTIONS, options));
    }

    TestSchema own() {
        return own;
    }

    long size(String file) throws IOException {
        return Files.size(directory.resolve(file));
    }

    /** Of the last command. */
    HeapLog heap() {
        return HeapLog.read(directory.resolve("gc.log"));
    }
}
