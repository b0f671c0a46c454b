package io.lethe.run;

import io.lethe.action.ChunkResult;
import io.lethe.action.Lease;
import io.lethe.action.ObjectChunks;
import io.lethe.action.ObjectMark;
import io.lethe.action.ObjectWork;
import io.lethe.action.Skipped;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Works off the objects that are owed for one dataset, in the order of their keys, once. What was left alone is left to the next run. */
final class ObjectPass implements Pass {
    private static final int PARTITION = 1;

    /** The gate is kept shared while a store is asked about each of them: whoever places a hold waits for a second, not for a minute. */
    private static final int AT_A_TIME = 20;

    /** A gate, a lease or a row that is locked for so long, at two seconds a time, is not let go tonight. */
    private static final int BUSY_IN_A_ROW = 20;

    private final RunUnderWay run;
    private final ObjectWork work;
    private final Lease lease;
    private final ObjectChunks chunks;
    private @Nullable ObjectMark last;
    private int chunk;
    private int busy;

    private ObjectPass(RunUnderWay run, ObjectWork work, Lease lease, int lastChunk) {
        this.run = run;
        this.work = work;
        this.lease = lease;
        this.chunks = new ObjectChunks(work, run.outbox());
        this.chunk = lastChunk + 1;
    }

    static ObjectPass begin(RunUnderWay run, ObjectWork work, String holder) throws SQLException {
        int step = work.step().number();
        Lease lease = Lease.take(run.target(), run.id(), step, PARTITION, holder);
        // Only now: before we had the lease, its former holder could still have committed another.
        return new ObjectPass(run, work, lease, run.outbox().lastChunk(run.id(), step, PARTITION));
    }

    @Override
    public boolean advance(Duration time) throws SQLException, InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end && !run.stop().asked()) {
            if (run.backlog().hasRoom() && !next()) {
                return true;
            }
        }
        return false;
    }

    /** False where there are none left. */
    private boolean next() throws SQLException {
        List<ObjectMark> marks = ofOneStore(work.next(last, AT_A_TIME));
        if (marks.isEmpty()) {
            return false;
        }
        ChunkResult result = chunks.apply(lease, chunk, marks);
        if (!isBusy(result)) {
            last = marks.getLast();
        }
        note(result);
        return true;
    }

    private static List<ObjectMark> ofOneStore(List<ObjectMark> marks) {
        return marks.stream()
                .takeWhile(mark -> mark.store().equals(marks.getFirst().store()))
                .toList();
    }

    private static boolean isBusy(ChunkResult result) {
        return result instanceof ChunkResult.Busy || result instanceof ChunkResult.Conflict;
    }

    private void note(ChunkResult result) {
        switch (result) {
            case ChunkResult.Done done -> done(done);
            case ChunkResult.Nothing nothing -> tally(0, nothing.skipped());
            case ChunkResult.Paused paused -> run.stop().ask("target " + run.target() + " is paused");
            case ChunkResult.LeaseLost lost ->
                throw new LeaseLostException(work.step().table().toString());
            case ChunkResult.Replaced replaced ->
                throw new TargetReplacedException(run.target().name());
            case ChunkResult.Busy met -> busy(met.what());
            case ChunkResult.Conflict conflict -> busy(conflict.what());
            case ChunkResult.Begun begun -> throw notOfObjects(begun);
            case ChunkResult.Crowded crowded -> throw notOfObjects(crowded);
        }
    }

    private void done(ChunkResult.Done done) {
        chunk++;
        run.backlog().committed();
        tally(done.rows(), done.skipped());
        run.observer().progressed(step(), done.rows());
    }

    private void tally(long objects, Skipped skipped) {
        busy = 0;
        run.tally().add(step(), objects, skipped);
    }

    private void busy(String what) {
        busy++;
        if (busy == BUSY_IN_A_ROW) {
            throw new NoProgressException(run.target().name(), what, busy);
        }
    }

    private int step() {
        return work.step().number();
    }

    private static IllegalStateException notOfObjects(ChunkResult result) {
        return new IllegalStateException("nothing goes with an object, but its chunk was " + result);
    }
}
