package io.lethe.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lethe.action.Lease;
import io.lethe.hold.Scope;
import io.lethe.policy.name.DatasetId;
import io.lethe.testing.CallWatcher;
import io.lethe.testing.Mortality;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What others do between two statements of a chunk, and what the chunk makes of it. */
class ChunkIT {
    /** All in one partition, in several chunks. */
    private static final int ROWS = 4_000;

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
    void leavesRowThatWasRenewedAfterItsKeyWasRead() throws SQLException {
        Mortality renewing = Mortality.watched(CallWatcher.beforeFirst(
                "delete from", () -> workshop.sql("UPDATE activity SET created_at = '2999-01-01' WHERE id = 700")));

        RunOutcome outcome = workshop.run(renewing);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        RunOutcome.Finished.class,
                        finished -> assertThat(finished.rows()).isEqualTo(ROWS / 2 - 1));
        assertThat(activity.there()).hasSize(ROWS / 2 + 1).contains("700");
        assertThat(skipped()).isEqualTo(1);
        Evidence.of(workshop, "activity").covers("renewed", activity.ever(), activity.there());
    }

    @Test
    void deletesNothingMoreOnceAnotherEngineHasTakenItsLease() {
        Watcher usurper = Watcher.after(1, () -> takeLease(workshop));

        assertThatThrownBy(() -> workshop.engine().run(RunRequest.everything(), new StopSignal(), usurper))
                .isInstanceOf(RunFailedException.class)
                .hasRootCauseInstanceOf(LeaseLostException.class);

        assertThat(usurper.chunks()).isOne();
        assertThat(receipts()).isOne();
        assertThat(activity.due()).isPositive();
    }

    /** As when a backup, taken under this run, is put back under it: its gate is of the same incarnation and its lease is ours, but a hold is gone. */
    @Test
    void deletesNothingMoreOnceItsTargetHasForgottenAHold() throws SQLException {
        // Due on the last days, so not in the first chunk.
        String held = "1398";
        hold(held);
        Watcher restorer = Watcher.after(1, () -> {
            workshop.sql("DELETE FROM lethe_outpost.hold");
            workshop.sql("UPDATE lethe_outpost.gate SET hold_epoch = hold_epoch - 1 WHERE target = 'workshop'");
        });

        assertThatThrownBy(() -> workshop.engine().run(RunRequest.everything(), new StopSignal(), restorer))
                .isInstanceOf(RunFailedException.class)
                .hasRootCauseInstanceOf(TargetReplacedException.class);

        assertThat(restorer.chunks()).isOne();
        assertThat(activity.there()).contains(held);
    }

    private void hold(String id) throws SQLException {
        workshop.holds(Mortality.immortal())
                .place(
                        new Scope.Row(new DatasetId("activity"), List.of(id)),
                        "case 7",
                        "dispute",
                        "counsel",
                        Set.of(Workshop.TARGET));
    }

    private static void takeLease(Workshop workshop) {
        try {
            var run = workshop.engine().latest(1).getFirst().id();
            Lease.take(workshop.target(Mortality.immortal()), run, 1, 1, "another engine");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As after a long sleep: its lock is gone with its connection, another engine has done everything, and then it wakes up. */
    @Test
    void deletesNothingMoreWhenItWakesUpAfterAnotherEngineHasFinishedItsRun() throws SQLException {
        Watcher successor = Watcher.idle();
        Watcher asleep = Watcher.after(1, () -> {
            killHolderOfTargetLock();
            // On a thread of its own: the worker's is in a transaction of Spring Batch.
            CompletableFuture.runAsync(() -> finish(successor)).join();
            workshop.sql("INSERT INTO activity VALUES (9000, DATE '2024-12-31'), (9002, DATE '2024-12-31')");
        });

        assertThatThrownBy(() -> workshop.engine().run(RunRequest.everything(), new StopSignal(), asleep))
                .isInstanceOf(RunFailedException.class);

        assertThat(successor.resumed()).hasSize(1);
        assertThat(asleep.chunks()).isOne();
        assertThat(activity.due()).as("rows that came meanwhile").isEqualTo(2);
        workshop.sql("DELETE FROM activity WHERE id > 8999");
        Evidence.of(workshop, "activity").covers("woken up", activity.ever(), activity.there());
    }

    private void finish(Watcher successor) {
        try {
            assertThat(workshop.engine().run(RunRequest.everything(), new StopSignal(), successor))
                    .isInstanceOf(RunOutcome.Finished.class);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void killHolderOfTargetLock() {
        Object holder = workshop.schema().sql().fetchValue("SELECT IS_USED_LOCK('lethe:workshop')");
        workshop.sql("KILL " + holder);
    }

    @Test
    void countsChunkOnceWhoseCommitTookPlaceAlthoughItsAnswerWasLost() throws SQLException {
        // What the engine gets instead of the answer; the rows are gone and the receipt is there.
        Mortality unanswered = Mortality.watched(atFirstCommitOfChunk(false));

        settlesExactlyOnce(unanswered, 1);
    }

    @Test
    void goesOnWithChunkWhoseCommitNeverReachedTheServer() throws SQLException {
        Mortality cutOff = Mortality.watched(atFirstCommitOfChunk(true));

        settlesExactlyOnce(cutOff, 0);
    }

    /** The engine that is in doubt stops either way, after it has found out; the next one goes on with the same run. */
    private void settlesExactlyOnce(Mortality doubtful, int chunksThatTookPlace) throws SQLException {
        assertThatThrownBy(() -> workshop.run(doubtful))
                .isInstanceOf(RunFailedException.class)
                .hasRootCauseInstanceOf(LeaseLostException.class);
        assertThat(receipts()).isEqualTo(chunksThatTookPlace);
        assertThat(ROWS / 2 - activity.due()).isEqualTo(rowsInReceipts());

        Watcher next = Watcher.idle();
        assertThat(workshop.engine().run(RunRequest.everything(), new StopSignal(), next))
                .isInstanceOfSatisfying(
                        RunOutcome.Finished.class,
                        finished -> assertThat(finished.rows()).isEqualTo(ROWS / 2));
        assertThat(next.resumed()).hasSize(1);
        assertThat(activity.there()).isEqualTo(activity.toKeep());
        Evidence.of(workshop, "activity").covers("after a doubtful commit", activity.ever(), activity.there());
    }

    /** The connection breaks in the commit that follows the first receipt: before the server has heard of it, or after it obeyed. */
    private CallWatcher atFirstCommitOfChunk(boolean unheard) {
        AtomicBoolean broken = new AtomicBoolean();
        return new CallWatcher() {
            private final ThreadLocal<Boolean> written = ThreadLocal.withInitial(() -> false);

            @Override
            public void before(Connection connection, String call) throws SQLException {
                if (unheard && isFatal(call)) {
                    connection.abort(Runnable::run);
                }
            }

            @Override
            public void after(Connection connection, String call) throws SQLException {
                if (call.startsWith("insert into `lethe_outpost`.`receipt`")) {
                    written.set(true);
                }
                if (!unheard && isFatal(call)) {
                    connection.abort(Runnable::run);
                    throw new SQLException("the connection broke", "08007");
                }
            }

            private boolean isFatal(String call) {
                return call.equals("commit") && written.get() && broken.compareAndSet(false, true);
            }
        };
    }

    private int receipts() {
        return workshop.schema()
                .sql()
                .fetchSingle("SELECT COUNT(*) FROM lethe_outpost.receipt")
                .into(Integer.class);
    }

    private int rowsInReceipts() {
        return workshop.schema()
                .sql()
                .fetchSingle("SELECT COALESCE(SUM(row_count), 0) FROM lethe_outpost.receipt")
                .into(Integer.class);
    }

    private long skipped() {
        return workshop.own()
                .sql()
                .fetchSingle("SELECT SUM(skipped) FROM run_step")
                .into(Long.class);
    }
}
