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

/** An application holds some of the due rows locked while a run comes by. */
class LockedRowsIT {
    /** So many that the server finds the rows of a chunk by their keys. */
    private static final int ROWS = 40_000;

    @TempDir
    private Path directory;

    private Workshop workshop;
    private Activity activity;

    @Test
    void takesRowsInLaterPassWhenTheirHolderLetsGo() throws SQLException {
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
                            finished -> assertThat(finished.rows()).isEqualTo(ROWS / 2));
        }
        assertThat(activity.there()).isEqualTo(activity.toKeep());
        Evidence.of(workshop, "activity").covers("in the end", activity.ever(), activity.there());
    }

    @Test
    void isIncompleteWhenTheirHolderNeverLetsGo() throws SQLException {
        try (Connection application = lockTwoDueRows()) {
            RunOutcome outcome = workshop.engine().run(RunRequest.everything(), new StopSignal(), RunObserver.NONE);

            assertThat(outcome).isInstanceOfSatisfying(RunOutcome.Incomplete.class, incomplete -> {
                assertThat(incomplete.rows()).isEqualTo(ROWS / 2 - 2);
                assertThat(incomplete.reason())
                        .startsWith("2 rows that are due are still there (")
                        .endsWith(" locked)");
            });
            rollBack(application);
        }
        assertThat(activity.due()).isEqualTo(2);
        workshop.engine().run(RunRequest.everything(), new StopSignal(), RunObserver.NONE);
        Evidence.of(workshop, "activity").covers("in the end", activity.ever(), activity.toKeep());
    }

    private Connection lockTwoDueRows() throws SQLException {
        Connection application = workshop.schema().dataSource().getConnection();
        application.setAutoCommit(false);
        try (Statement statement = application.createStatement()) {
            statement.execute("SELECT id FROM activity WHERE id IN (20, 22) FOR UPDATE");
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
        activity.add(ROWS);
    }
}
