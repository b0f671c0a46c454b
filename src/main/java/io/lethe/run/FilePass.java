package io.lethe.run;

import io.lethe.action.ChunkResult;
import io.lethe.action.FileChunks;
import io.lethe.action.FileSegments;
import io.lethe.action.FileWork;
import io.lethe.action.Lease;
import io.lethe.action.Skipped;
import io.lethe.file.FoundFile;
import io.lethe.policy.Action;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Works off the files of one step, one after the other, once. A file that was left alone is left to the next run, which looks at it anew. Not for
 * several threads.
 */
final class FilePass implements Pass {
    /** Files are not cut into parts: one thread renames them as fast as several. */
    private static final int PARTITION = 1;

    private final RunUnderWay run;
    private final FileWork work;
    private final Lease lease;
    private final FileChunks chunks;
    private final Deque<FoundFile> files;
    private int chunk;

    private FilePass(RunUnderWay run, FileWork work, Lease lease, int lastChunk) throws SQLException {
        this.run = run;
        this.work = work;
        this.lease = lease;
        this.chunks = new FileChunks(work, run.outbox(), segments(run, work, lease));
        this.files = new ArrayDeque<>(work.look().due());
        this.chunk = lastChunk + 1;
    }

    private static @Nullable FileSegments segments(RunUnderWay run, FileWork work, Lease lease) throws SQLException {
        return work.step().action() instanceof Action.Archive archive
                ? FileSegments.begin(
                        work, lease, run.segments().archiving(work.run().asOf(), archive))
                : null;
    }

    static FilePass begin(RunUnderWay run, FileWork work, String holder) throws SQLException {
        int step = work.step().number();
        Lease lease = Lease.take(run.target(), run.id(), step, PARTITION, holder);
        // Only now: before we had the lease, its former holder could still have committed another.
        return new FilePass(run, work, lease, run.outbox().lastChunk(run.id(), step, PARTITION));
    }

    @Override
    public boolean advance(Duration time) throws SQLException, InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end && !run.stop().asked()) {
            if (files.isEmpty()) {
                return true;
            }
            if (run.backlog().hasRoom() && !next()) {
                return true;
            }
        }
        return false;
    }

    /** False where the run may touch no more of them. */
    private boolean next() throws SQLException {
        if (run.allowance().take(step(), 1) == 0) {
            return false;
        }
        ChunkResult result = chunks.apply(lease, chunk, files.removeFirst());
        run.allowance().giveBack(step(), 1 - result.rows());
        note(result);
        return true;
    }

    private int step() {
        return work.step().number();
    }

    private void note(ChunkResult result) {
        switch (result) {
            case ChunkResult.Done done -> {
                chunk++;
                run.backlog().committed();
                run.tally().add(step(), 1, Skipped.NONE);
                run.observer().progressed(step(), 1);
            }
            case ChunkResult.Nothing nothing -> run.tally().add(step(), 0, nothing.skipped());
            case ChunkResult.Paused paused -> run.stop().ask("target " + run.target() + " is paused");
            case ChunkResult.LeaseLost lost ->
                throw new LeaseLostException(work.step().table().toString());
            case ChunkResult.Replaced replaced ->
                throw new TargetReplacedException(run.target().name());
            case ChunkResult.Busy busy ->
                throw new NoProgressException(run.target().name(), busy.what(), 1);
            case ChunkResult.Conflict conflict ->
                throw new NoProgressException(run.target().name(), conflict.what(), 1);
            case ChunkResult.Begun begun -> throw notOfFiles(begun);
            case ChunkResult.Crowded crowded -> throw notOfFiles(crowded);
        }
    }

    private static IllegalStateException notOfFiles(ChunkResult result) {
        return new IllegalStateException("nothing goes with a file, but its chunk was " + result);
    }
}
