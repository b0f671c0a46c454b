package io.lethe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lethe.cli.Exit;
import io.lethe.run.StopSignal;
import io.lethe.testing.TestSchema;
import io.lethe.testing.TestServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An engine that serves, and what it does beside its timetables: it publishes the ledger, and tells Prometheus how everything stands. */
class ServingIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path directory;

    private final TestSchema own = TestServer.emptySchema("serving_own");
    private final TestSchema crm = TestServer.schema("serving_crm");
    private final StopSignal stop = new StopSignal();
    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeEach
    void makeTarget() throws IOException, SQLException {
        TestServer.schema("lethe_outpost");
        crm.sql().execute("CREATE TABLE visit (id BIGINT PRIMARY KEY, created_at DATETIME NOT NULL, KEY (created_at))");
        crm.sql().execute("INSERT INTO visit VALUES (1, '2020-01-01'), (2, '2020-01-02'), (3, '2999-01-01')");
        Path maps = Files.createDirectories(directory.resolve("policies/maps"));
        Files.writeString(maps.resolve("crm.yaml"), """
                target: crm
                datasets:
                  visit: {table: serving_crm.visit, key: id, dates: {created_at: {type: datetime, zone: UTC}}}
                """.replace("serving_crm", crm.name()));
        Files.writeString(maps.resolveSibling("visits.yaml"), """
                category: visits
                title: Visits
                owner: privacy@example.com
                purpose: find faults
                basis: {type: legitimate-interest, reference: "GDPR Art. 6(1)(f)"}
                timezone: UTC
                schedule: {monthly: "1 02:00", until: "02:30"}
                review-by: 2999-06-30
                rules:
                  - data: visit
                    since: created_at
                    keep: 13 months
                    delete-by: 14 months
                    then: purge
                tests:
                  - {as-of: 2026-11-22, row: {created_at: 2025-01-01}, expect: purge}
                """);
        try (Wiring wiring = wiring("")) {
            wiring.migrate();
        }
    }

    @Test
    void tellsHowEverythingStandsAndPublishesUntilItIsStopped() throws Exception {
        Files.createDirectory(directory.resolve("web"));
        int port = freePort();
        try (Wiring wiring = wiring(String.format(Locale.ROOT, """
                  gone: {url: "jdbc:mysql://127.0.0.1:1/gone", user: nobody}
                publish: {web: {directory: web}}
                metrics: {listen: "127.0.0.1:%d"}
                """, port))) {
            wiring.ledger().checkpoint();
            Future<Exit> served = serve(wiring);
            await().atMost(PATIENCE)
                    .ignoreExceptions()
                    .until(() -> served.isDone() || metrics(port).contains("lethe_target_up{target=\"crm\"} 1.0\n"));
            assertThat(served).isNotDone();
            assertThat(metrics(port))
                    .contains("lethe_rows_overdue{category=\"visits\",target=\"crm\"} 2.0\n")
                    .contains("lethe_target_paused{target=\"crm\"} 0.0\n")
                    .contains("lethe_target_up{target=\"gone\"} 0.0\n")
                    .contains("lethe_ledger_leaves 1.0\n")
                    .contains("lethe_place_lagging{place=\"web\"} 0.0\n");
            await().atMost(PATIENCE).until(() -> Files.exists(directory.resolve("web/checkpoint")));
            stop.ask("the test is over");
            assertThat(served.get()).isEqualTo(Exit.DONE);
        }
    }

    private Future<Exit> serve(Wiring wiring) {
        FutureTask<Exit> served = new FutureTask<>(() -> new Serving(wiring, SystemSources.clock()).until(stop));
        Thread.ofPlatform().daemon().name("serving").start(served);
        return served;
    }

    private String metrics(int port) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics"))
                .build();
        return http.send(request, BodyHandlers.ofString()).body();
    }

    private Wiring wiring(String more) throws IOException {
        Path secret = Files.writeString(directory.resolve("secret"), ScriptsIT.password(own));
        String least = String.format(
                Locale.ROOT,
                """
                own: {url: "%s", user: %s, password-file: "%s"}
                targets:
                  crm: {url: "%s", user: %s, password-file: "%s"}
                """,
                ScriptsIT.withoutUser(own.url()),
                ScriptsIT.user(own),
                secret,
                ScriptsIT.withoutUser(crm.url()),
                ScriptsIT.user(crm),
                secret);
        byte[] settings = (least + more).getBytes(StandardCharsets.UTF_8);
        return new Wiring(SettingsReader.read(settings, "lethe.yaml", directory), SystemSources.clock());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
