package io.lethe.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lethe.catalog.Flavor;
import io.lethe.catalog.Target;
import io.lethe.testing.FollowedServer;
import io.lethe.testing.TestSchema;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** A run looks on a server that really follows the target's whether the rows are gone there, too. */
@DisabledIfEnvironmentVariable(
        named = "LETHE_TEST_MYSQL",
        matches = ".+",
        disabledReason = "starts two embedded servers; what is asked of a replica is asked of MySQL by all other tests")
class ReplicaIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static FollowedServer servers;

    @TempDir
    private Path directory;

    private Workshop workshop;
    private Activity activity;
    private TestSchema followed;

    @BeforeAll
    static void start() throws SQLException {
        servers = FollowedServer.start();
    }

    @BeforeEach
    void fill() {
        workshop = Workshop.open(directory, servers.server());
        activity = Activity.in(workshop);
        activity.add(1_000);
        followed = servers.follower().existing(workshop.schema().name());
        workshop.replicas(replica(PATIENCE));
    }

    @Test
    void findsThatTheRowsAreGoneOnceTheReplicaHasAllReceipts() throws SQLException {
        assertThat(workshop.run()).isInstanceOf(RunOutcome.Finished.class);
        assertThat(rowsThere()).isEqualTo(500);
    }

    @Test
    void namesRowsThatOnlyTheReplicaHas() throws SQLException {
        await().atMost(PATIENCE).ignoreExceptions().until(() -> rowsThere() == 1_000);
        followed.sql().execute("INSERT INTO activity VALUES (1000001, '2020-01-01')");

        assertThat(workshop.run())
                .isInstanceOfSatisfying(
                        RunOutcome.Incomplete.class,
                        incomplete -> assertThat(incomplete.reason())
                                .isEqualTo("replica follower still has 1 rows that the run should have removed"));
    }

    @Test
    void doesNotTakeAReplicaThatIsBehindForOneThatHasForgotten() throws SQLException {
        await().atMost(PATIENCE).ignoreExceptions().until(() -> rowsThere() == 1_000);
        workshop.replicas(replica(Duration.ofSeconds(1)));
        servers.stopApplying();
        try {
            assertThat(workshop.run())
                    .isInstanceOfSatisfying(
                            RunOutcome.Incomplete.class,
                            incomplete -> assertThat(incomplete.reason())
                                    .isEqualTo("replica follower lacks receipts of this run after 1 s,"
                                            + " so absence was not verified there"));
        } finally {
            servers.goOnApplying();
        }
    }

    @Test
    void namesAReplicaThatIsAway() throws SQLException {
        workshop.replicas(new Replica("follower", PATIENCE, () -> {
            throw new SQLNonTransientConnectionException("away", "08001");
        }));

        assertThat(workshop.run())
                .isInstanceOfSatisfying(
                        RunOutcome.Incomplete.class,
                        incomplete -> assertThat(incomplete.reason())
                                .isEqualTo("replica follower failed with SQLState 08001,"
                                        + " so absence was not verified there"));
        assertThat(activity.there()).isEqualTo(activity.toKeep());
    }

    private Replica replica(Duration patience) {
        return new Replica(
                "follower",
                patience,
                () -> new Target(Workshop.TARGET, followed.engines(Duration.ofSeconds(2)), Flavor.MARIADB));
    }

    private int rowsThere() {
        return followed.sql().fetchSingle("SELECT COUNT(*) FROM activity").get(0, Integer.class);
    }
}
