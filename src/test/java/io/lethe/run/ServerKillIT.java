package io.lethe.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lethe.testing.MortalServer;
import java.io.IOException;
import java.nio.file.Path;
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

    @TempDir
    private Path directory;

    private MortalServer server;

    @Test
    void goesOnAfterTheServerWasKilled() throws Exception {
        Workshop workshop = Workshop.open(directory, server.server());
        Activity activity = Activity.in(workshop);
        for (int kill = 1; kill <= KILLS; kill++) {
            activity.add(ROWS);
            Watcher killer = Watcher.after(kill, server::kill);
            Throwable end =
                    catchThrowable(() -> workshop.engine().run(RunRequest.everything(), new StopSignal(), killer));
            assertThat(killer.chunks())
                    .as("chunks before the run ended with %s", end)
                    .isGreaterThanOrEqualTo(kill);
            assertThat(end).isNotNull();
            server.restart();
            workshop.schema().forgetConnections();
            workshop.own().forgetConnections();
        }

        Watcher last = Watcher.idle();
        workshop.engine().run(RunRequest.everything(), new StopSignal(), last);

        assertThat(last.resumed()).hasSize(1);
        assertThat(activity.there()).isEqualTo(activity.toKeep());
        Evidence.of(workshop, "activity").covers("after " + KILLS + " kills", activity.ever(), activity.there());
    }

    @BeforeEach
    void start() {
        server = MortalServer.start("server-kill");
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }
}
