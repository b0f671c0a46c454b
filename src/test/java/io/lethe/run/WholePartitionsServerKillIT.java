package io.lethe.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lethe.testing.CallWatcher;
import io.lethe.testing.MortalServer;
import io.lethe.testing.Mortality;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** The database server is killed before and after a partition changes places, and as the next engine puts it back. */
@DisabledIfEnvironmentVariable(
        named = "LETHE_TEST_MYSQL",
        matches = ".+",
        disabledReason = "kills its own embedded server, not somebody else's")
class WholePartitionsServerKillIT {
    private static final String EXCHANGE = "exchange partition";
    private static final int JANUARY = 40;

    @TempDir
    private Path directory;

    private MortalServer server;
    private Workshop workshop;
    private PartitionedLog log;

    @BeforeEach
    void start() {
        server = MortalServer.start("partitions-server-kill");
        workshop = Workshop.open(directory, server.server());
        log = PartitionedLog.in(workshop);
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void losesNothingWheneverTheServerDies() throws SQLException {
        dies("marked, not exchanged", CallWatcher.beforeFirst(EXCHANGE, server::kill));
        dies("exchanged, without receipts", CallWatcher.afterFirst(EXCHANGE, server::kill));
        assertThat(log.rowsAside()).isEqualTo(2 * JANUARY);
        dies("as it puts them back", CallWatcher.afterFirst("rename table", server::kill));

        workshop.run();

        assertThat(log.due()).isZero();
        assertThat(log.aside()).isEmpty();
        Evidence.of(workshop, "log", PartitionedLog.KEY).covers("after all kills", log.ever(), log.there());
    }

    private void dies(String when, CallWatcher killing) {
        log.add(JANUARY, 0, 20);
        Throwable end = catchThrowable(() -> workshop.run(Mortality.watched(killing)));
        assertThat(end).as(when).isNotNull();
        server.restart();
        workshop.schema().forgetConnections();
        workshop.own().forgetConnections();
        assertThat(log.accountedFor()).as(when).isEqualTo(log.ever().size());
    }
}
