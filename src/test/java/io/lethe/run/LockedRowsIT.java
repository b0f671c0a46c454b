package io.lethe.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.ledger.receipt.RunId;
import io.lethe.plan.RunPlan;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An application holds some of the due rows locked while a run comes by. */
class LockedRowsIT {
    private static final int SEVERAL_CHUNKS = 8_000;

    /** So few that a chunk covers most of the table: the server would rather read it whole than find rows by their keys. */
    private static final int ONE_CHUNK = 600;

    @TempDir
    private Path directory;

    private Workshop workshop;
    private Activity activity;

    @ParameterizedTest
    @ValueSource(ints = {SEVERAL_CHUNKS, ONE_CHUNK})
    void takesRowsInLaterPassWhenTheirHolderLetsGo(int rows) throws SQLException {
        activity.add(rows);
        List<String> waited = new ArrayList<>();
        try (Connection application = lockTwoDueRows()) {
            RunOutcome outcome = workshop.engine().run(RunRequest.everything(), new StopSignal(), whoWaits(reason -> {
                waited.add(reason);
                rollBack(application);
            }));

            assertThat(waited)
                    .containsExactly("for 2 locked rows of " + workshop.schema().name() + ".activity");
            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            RunOutcome.Finished.class,
                            finished -> assertThat(finished.rows()).isEqualTo(rows / 2));
        }
        assertThat(activity.there()).isEqualTo(activity.toKeep());
        Evidence.of(workshop, "activity").covers("in the end", activity.ever(), activity.there());
    }

    @ParameterizedTest
    @ValueSource(ints = {SEVERAL_CHUNKS, ONE_CHUNK})
    void isIncompleteWhenTheirHolderNeverLetsGo(int rows) throws SQLException {
        activity.add(rows);
        try (Connection application = lockTwoDueRows()) {
            RunOutcome outcome = workshop.run();

            assertThat(outcome).isInstanceOfSatisfying(RunOutcome.Incomplete.class, incomplete -> {
                assertThat(incomplete.rows()).isEqualTo(rows / 2 - 2);
                assertThat(incomplete.reason()).isEqualTo("2 rows that are due are still there (2 locked)");
            });
            rollBack(application);
        }
        assertThat(activity.due()).isEqualTo(2);
        workshop.run();
        Evidence.of(workshop, "activity").covers("in the end", activity.ever(), activity.toKeep());
    }

    /** Locked in the index over the start alone: nobody who looks at the row sees that lock, and the deletion runs into it. */
    @Test
    void leavesOnlyRowsThatItsDeletionCannotHave() throws SQLException {
        activity.add(ONE_CHUNK);
        workshop.sql("UPDATE activity SET created_at = created_at + INTERVAL 1 SECOND WHERE id = 20");
        try (Connection application =
                lock("SELECT created_at FROM activity FORCE INDEX (activity_created_at) WHERE created_at ="
                        + " DATE '2023-01-01' + INTERVAL 20 DAY + INTERVAL 1 SECOND LOCK IN SHARE MODE")) {
            RunOutcome outcome = workshop.run();

            assertThat(outcome).isInstanceOfSatisfying(RunOutcome.Incomplete.class, incomplete -> {
                assertThat(incomplete.rows()).isEqualTo(ONE_CHUNK / 2 - 1);
                assertThat(incomplete.reason()).isEqualTo("1 row that is due is still there (1 locked)");
            });
            rollBack(application);
        }
        workshop.run();
        Evidence.of(workshop, "activity").covers("in the end", activity.ever(), activity.toKeep());
    }

    private Connection lockTwoDueRows() throws SQLException {
        return lock("SELECT id FROM activity WHERE id IN (20, 22) FOR UPDATE");
    }

    private Connection lock(String select) throws SQLException {
        Connection application = workshop.schema().dataSource().getConnection();
        application.setAutoCommit(false);
        try (Statement statement = application.createStatement()) {
            statement.execute(select);
        }
        return application;
    }

    private static void rollBack(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Listener {
        void waits(String reason);
    }

    private static RunObserver whoWaits(Listener listener) {
        return new RunObserver() {
            @Override
            public void started(RunId run, RunPlan plan, boolean resumed) {}

            @Override
            public void waiting(String reason) {
                listener.waits(reason);
            }

            @Override
            public void progressed(int step, long rows) {}
        };
    }

    @BeforeEach
    void open() {
        workshop = Workshop.open(directory);
        activity = Activity.in(workshop);
    }
}
