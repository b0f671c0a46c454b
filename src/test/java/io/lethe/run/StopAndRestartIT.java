package io.lethe.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.lethe.ledger.receipt.RunId;
import io.lethe.policy.name.Category;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that are stopped before their end, in each of the ways there are, and what the next run makes of them. */
class StopAndRestartIT {
    private static final int ROWS = 30_000;

    private static final Duration LONGER_THAN_BETWEEN_LOOKS = Duration.ofMillis(1_500);

    @TempDir
    private Path directory;

    private Workshop workshop;
    private Activity activity;

    @BeforeEach
    void open() {
        workshop = Workshop.open(directory);
        activity = Activity.in(workshop);
        activity.add(ROWS);
    }

    @Test
    void goesOnUnderTheSameIdAfterStopSignal() throws SQLException {
        RunOutcome.Stopped stopped = stopAfter(2);
        assertThat(stopped.reason()).isEqualTo("the window closed");
        assertThat(stopped.rows()).isEqualTo(ROWS / 2 - activity.due()).isPositive();
        assertThat(state(stopped.run())).isEqualTo(RunSummary.State.STOPPED);

        Watcher next = Watcher.idle();
        workshop.engine().run(RunRequest.everything(), new StopSignal(), next);

        assertThat(next.resumed()).containsExactly(stopped.run());
        assertThat(next.begun()).isEmpty();
        assertThat(state(stopped.run())).isEqualTo(RunSummary.State.FINISHED);
        assertEverythingIsGoneAndProved();
    }

    @Test
    void stopsWhenAnotherEngineAsks() throws SQLException {
        Runs other = workshop.engine();
        Watcher asking = Watcher.after(1, () -> {
            assertThat(other.askToStop(running(other))).isTrue();
            // An engine looks about once a second; this worker is not to be finished before it looks.
            assertThat(new StopSignal().await(LONGER_THAN_BETWEEN_LOOKS)).isFalse();
        });

        RunOutcome outcome = workshop.engine().run(RunRequest.everything(), new StopSignal(), asking);

        assertThat(outcome).isInstanceOfSatisfying(RunOutcome.Stopped.class, stopped -> {
            assertThat(stopped.reason()).isEqualTo("asked to stop");
            assertThat(other.askToStop(stopped.run())).as("asked again").isFalse();
        });
        assertThat(activity.due()).isPositive();
        workshop.run();
        assertEverythingIsGoneAndProved();
    }

    @Test
    void stopsAtPauseAndDeletesNothingUntilResumed() throws SQLException {
        Runs other = workshop.engine();
        Watcher pausing = Watcher.after(1, () -> unchecked(other::pause));

        RunOutcome outcome = workshop.engine().run(RunRequest.everything(), new StopSignal(), pausing);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        RunOutcome.Stopped.class,
                        stopped -> assertThat(stopped.reason()).isEqualTo("target workshop is paused"));
        assertThat(other.paused()).isTrue();
        int due = activity.due();
        assertThat(due).isPositive();
        assertThat(workshop.run()).isInstanceOf(RunOutcome.Stopped.class);
        assertThat(activity.due()).isEqualTo(due);

        other.resume();
        workshop.run();
        assertEverythingIsGoneAndProved();
    }

    @Test
    void beginsAnewWhenThePolicyChanged() throws SQLException {
        RunOutcome.Stopped stopped = stopAfter(1);
        activity.keptFor("29 days");

        Watcher next = Watcher.idle();
        RunOutcome outcome = workshop.engine().run(RunRequest.everything(), new StopSignal(), next);

        assertThat(outcome).isInstanceOf(RunOutcome.Finished.class);
        assertThat(next.resumed()).isEmpty();
        assertThat(next.begun()).hasSize(1).doesNotContain(stopped.run());
        assertAborted(stopped);
        assertEverythingIsGoneAndProved();
    }

    @Test
    void leavesRunOfOtherCategoriesBehind() throws SQLException {
        workshop.policy("visit", """
                rules:
                  - {data: visit, since: seen, keep: 30 days, then: purge, limits: {share-of-table: 100%}}
                tests:
                  - {as-of: 2026-11-22, row: {seen: 2026-01-01}, expect: purge}
                """)
                .map("activity: {table: SCHEMA.activity, key: id, dates: {created_at: {type: datetime, zone: UTC}}}\n"
                        + "visit: {table: SCHEMA.visit, key: id, dates: {seen: {type: date}}}")
                .sql("CREATE TABLE visit (id INT PRIMARY KEY, seen DATE, KEY (seen))")
                .sql("INSERT INTO visit VALUES (1, '2024-01-01'), (2, '2999-01-01')");
        RunOutcome.Stopped stopped = stopAfter(1);

        Watcher visits = Watcher.idle();
        RunOutcome outcome = workshop.engine()
                .run(new RunRequest(Set.of(new Category("visit")), null, null), new StopSignal(), visits);

        assertThat(outcome).isEqualTo(new RunOutcome.Finished(visits.begun().getFirst(), 1));
        assertAborted(stopped);
        assertThat(activity.due()).isEqualTo((int) (ROWS / 2 - stopped.rows()));
        assertThat(workshop.run()).isInstanceOf(RunOutcome.Finished.class);
        assertThat(activity.there()).isEqualTo(activity.toKeep());
    }

    private RunOutcome.Stopped stopAfter(int chunks) throws SQLException {
        StopSignal stop = new StopSignal();
        Watcher stopping = Watcher.after(chunks, () -> stop.ask("the window closed"));
        RunOutcome outcome = workshop.engine().run(RunRequest.everything(), stop, stopping);
        assertThat(activity.due()).isPositive();
        return outcome instanceof RunOutcome.Stopped stopped ? stopped : fail("expected a stop but was " + outcome);
    }

    private void assertAborted(RunOutcome.Stopped stopped) throws SQLException {
        assertThat(state(stopped.run())).isEqualTo(RunSummary.State.ABORTED);
        List<String> leaves = workshop.own()
                .sql()
                .fetch(
                        "SELECT bytes FROM leaf WHERE run = ? AND type = 'run.aborted'",
                        stopped.run().text())
                .map(leaf -> new String(leaf.get(0, byte[].class), StandardCharsets.UTF_8));
        assertThat(leaves).singleElement().asString().contains("\"SUPERSEDED\"").contains("\"rows\":" + stopped.rows());
    }

    private RunSummary.State state(RunId run) throws SQLException {
        return workshop.engine().find(run).orElseThrow().state();
    }

    private static RunId running(Runs engine) {
        try {
            return engine.latest(1).getFirst().id();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Deed {
        void apply() throws SQLException;
    }

    private static void unchecked(Deed deed) {
        try {
            deed.apply();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void assertEverythingIsGoneAndProved() {
        assertThat(activity.there()).isEqualTo(activity.toKeep());
        Evidence.of(workshop, "activity").covers("in the end", activity.ever(), activity.there());
    }
}
