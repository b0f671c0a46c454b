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

/**
 * {@code lethe run} as an operator starts it, in a process of its own with 256 MB: plan, guard, delete with receipts, relay them to the
 * ledger on the same server, verify absence, publish a checkpoint. There is no switch that turns evidence off, so there is no
 * contestant without it.
 */
final class LetheRun implements Contestant {
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
              - {data: activity, since: created_at, keep: 400 days, then: purge,
                 limits: {rows-per-run: 100000000, share-of-table: 100%}}
            tests:
              - {as-of: 2026-11-22, row: {created_at: 2025-01-01}, expect: purge}
            """;

    private static final String MAP = """
            target: bench
            datasets:
              activity: {table: SCHEMA.activity, key: id, dates: {created_at: {type: datetime, zone: UTC}}}
            """;

    private final Path directory;
    private final TestSchema own;

    private LetheRun(Path directory, TestSchema own) {
        this.directory = directory;
        this.own = own;
    }

    /** Sets an installation up in an empty directory: configuration, policy, schemas, keys. */
    static LetheRun install(Path directory, TestSchema schema) throws IOException {
        TestSchema own = TestServer.emptySchema("lethe");
        TestServer.schema("lethe_outpost");
        Files.createDirectories(directory.resolve("policies/maps"));
        Files.writeString(directory.resolve("policies/activity.yaml"), POLICY);
        Files.writeString(directory.resolve("policies/maps/bench.yaml"), MAP.replace("SCHEMA", schema.name()));
        Files.writeString(
                directory.resolve("lethe.yaml"),
                "own: " + database(directory, own) + "\ntargets: {bench: " + database(directory, schema)
                        + "}\npolicies: policies\nkeys: {directory: keys}\n");
        LetheRun lethe = new LetheRun(directory, own);
        Program.expectSuccess(directory, lethe.command("migrate"));
        return lethe;
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

    @Override
    public String name() {
        return "lethe run";
    }

    @Override
    public void purge() {
        Program.expectSuccess(directory, command("run", "activity"));
    }

    private List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-Xlog:gc:file=" + directory.resolve("gc.log"),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "io.lethe.Application"));
        Collections.addAll(command, arguments);
        return command;
    }

    /** How long the run itself took, without the start of Java and the plan; and the most that was alive after a collection. */
    @Override
    public String remark() {
        double seconds = own.sql()
                .fetchSingle("SELECT TIMESTAMPDIFF(MICROSECOND, started_at, ended_at) / 1e6 FROM run"
                        + " ORDER BY started_at DESC LIMIT 1")
                .get(0, Double.class);
        return String.format(Locale.ROOT, "%.1f s from run.started, %s", seconds, HeapLog.read(directory.resolve("gc.log")));
    }
}
