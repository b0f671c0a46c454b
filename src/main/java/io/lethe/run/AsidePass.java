package io.lethe.run;

import io.lethe.action.AsideDeletion;
import io.lethe.action.AsideLook;
import io.lethe.action.AsideResult;
import io.lethe.action.ChunkResult;
import io.lethe.action.Lease;
import io.lethe.action.Skipped;
import io.lethe.action.StepWork;
import io.lethe.catalog.Privileges;
import io.lethe.hold.DatasetHolds;
import io.lethe.policy.PolicySet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes those partitions of a step's table of which every row may go, one after the other, once. What is left are rows, which the step's own partitions
 * take afterwards, so whatever is in the way here is no failure.
 */
final class AsidePass implements Pass {
    private static final Logger LOG = LoggerFactory.getLogger(AsidePass.class);

    /** Their keys wait in memory, sealed, until they are all read: some ten bytes a row. And their receipts are one transaction, for which a hold waits. */
    private static final int MOST_ROWS = 5_000_000;

    private final RunUnderWay run;
    private final StepWork work;
    private final Lease lease;
    private final AsideDeletion deletion;
    private final Deque<String> names;
    private int chunk;

    private AsidePass(RunUnderWay run, StepWork work, PolicySet policies, Lease lease, int lastChunk)
            throws SQLException {
        this.run = run;
        this.work = work;
        this.lease = lease;
        this.deletion =
                new AsideDeletion(work, run.outbox(), new DatasetHolds(policies), new TablePatience(run.stop()));
        this.names = new ArrayDeque<>(names(run, work));
        this.chunk = lastChunk + 1;
    }

    /** None where the user may not do it: doctor says so. */
    private static List<String> names(RunUnderWay run, StepWork work) throws SQLException {
        return Privileges.of(run.target()).allowExchange(work.step().table()) ? work.separable() : List.of();
    }

    static AsidePass begin(RunUnderWay run, StepWork work, PolicySet policies, String holder) throws SQLException {
        int step = work.step().number();
        // After those of the plan.
        int number = work.step().partitions().size() + 1;
        Lease lease = Lease.take(run.target(), run.id(), step, number, holder);
        // Only now: before we had the lease, its former holder could still have committed another.
        return new AsidePass(run, work, policies, lease, run.outbox().lastChunk(run.id(), step, number));
    }

    @Override
    public boolean advance(Duration time) throws SQLException, InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end && !run.stop().asked()) {
            if (names.isEmpty()) {
                return true;
            }
            if (run.backlog().hasRoom()) {
                take(names.removeFirst());
            }
        }
        return false;
    }

    /** All of its rows or, where the run may not touch so many any more, none. */
    private void take(String name) throws SQLException {
        long rows = new AsideLook(work).whole(name);
        if (rows == 0 || rows > MOST_ROWS) {
            return;
        }
        int granted = run.allowance().take(step(), (int) rows);
        long gone = granted == rows ? delete(name, rows) : 0;
        run.allowance().giveBack(step(), granted - gone);
    }

    private long delete(String name, long rows) throws SQLException {
        return switch (deletion.delete(lease, chunk, name, rows)) {
            case AsideResult.Gone gone -> done(gone);
            case AsideResult.Left left -> {
                LOG.info(
                        "partition {} of {} goes row by row: {}",
                        name,
                        work.step().table(),
                        left.why());
                yield 0;
            }
            case AsideResult.InUse inUse -> {
                LOG.info(
                        "the partitions of {} go row by row: it is in use all the time",
                        work.step().table());
                names.clear();
                yield 0;
            }
            case AsideResult.Stopped stopped -> {
                note(stopped.why());
                yield 0;
            }
        };
    }

    private long done(AsideResult.Gone gone) {
        chunk += gone.receipts();
        for (int receipt = 0; receipt < gone.receipts(); receipt++) {
            run.backlog().committed();
        }
        run.tally().add(step(), gone.rows(), Skipped.NONE);
        run.observer().progressed(step(), gone.rows());
        return gone.rows();
    }

    private void note(ChunkResult refusal) {
        switch (refusal) {
            case ChunkResult.Paused paused -> run.stop().ask("target " + run.target() + " is paused");
            case ChunkResult.LeaseLost lost ->
                throw new LeaseLostException(work.step().table().toString());
            case ChunkResult.Replaced replaced ->
                throw new TargetReplacedException(run.target().name());
            case ChunkResult.Busy busy -> LOG.info("gate or lease of {} is locked: {}", run.target(), busy.what());
            case ChunkResult.Conflict conflict -> LOG.info("{} is in the way: {}", run.target(), conflict.what());
            case ChunkResult.Done done -> throw noRefusal(done);
            case ChunkResult.Nothing nothing -> throw noRefusal(nothing);
            case ChunkResult.Begun begun -> throw noRefusal(begun);
            case ChunkResult.Crowded crowded -> throw noRefusal(crowded);
        }
    }

    private static IllegalStateException noRefusal(ChunkResult result) {
        return new IllegalStateException("a partition was stopped by " + result);
    }

    private int step() {
        return work.step().number();
    }
}
