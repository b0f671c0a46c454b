package io.lethe.run;

import io.lethe.action.ChunkReader;
import io.lethe.action.ChunkResult;
import io.lethe.action.ChunkWork;
import io.lethe.action.Lease;
import io.lethe.action.StepWork;
import io.lethe.ledger.row.RowKeys;
import io.lethe.plan.Partition;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Works off one partition, chunk after chunk.
 *
 * <ol>
 *   <li>Take the partition's lease; go on with the chunk number after its last receipt.
 *   <li>Read the next keys and act on their rows, until there are none.
 *   <li>Rows that others held locked are left for another pass, as long as passes get anywhere.
 * </ol>
 *
 * <p>It needs nothing but ids and the target: another engine that takes the lease goes on where the receipts end. Not for several
 * threads at once.
 */
final class PartitionWork {
    /** Locks that outlast so many passes belong to somebody who will not let go tonight. */
    private static final int PASSES = 5;

    private static final int CONFLICTS_IN_A_ROW = 20;
    private static final Duration BETWEEN_PASSES = Duration.ofMillis(250);

    private final RunUnderWay run;
    private final StepWork work;
    private final Partition partition;
    private final ChunkWork chunks;
    private final ChunkSize size = new ChunkSize(ChunkSize.LARGEST);
    private final Lease lease;

    private ChunkReader reader;
    private int chunk;
    private int passes = 1;
    private long lockedInPass;
    private int conflicts;

    private PartitionWork(RunUnderWay run, StepWork work, Partition partition, Lease lease, int lastChunk) {
        this.run = run;
        this.work = work;
        this.partition = partition;
        this.chunks = new ChunkWork(work, run.outbox());
        this.lease = lease;
        this.chunk = lastChunk + 1;
        this.reader = new ChunkReader(work, partition);
    }

    /** Takes the partition over. {@code holder} says who we are, for a person who looks at the leases. */
    static PartitionWork begin(RunUnderWay run, StepWork work, Partition partition, String holder) throws SQLException {
        int step = work.step().number();
        Lease lease = Lease.take(run.target(), run.id(), step, partition.number(), holder);
        // Only now: before we had the lease, its former holder could still have committed another.
        int lastChunk = run.outbox().lastChunk(run.id(), step, partition.number());
        return new PartitionWork(run, work, partition, lease, lastChunk);
    }

    /** Works for about this long, at chunk boundaries; says whether the partition is finished. Returns early when asked to stop. */
    boolean advance(Duration time) throws SQLException, InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end && !run.stop().asked()) {
            if (!run.backlog().hasRoom()) {
                continue;
            }
            RowKeys keys = reader.next(size.rows());
            if (keys.size() > 0) {
                act(keys);
            } else if (!anotherPass()) {
                return true;
            }
        }
        return false;
    }

    private boolean anotherPass() {
        if (lockedInPass == 0 || passes == PASSES) {
            return false;
        }
        run.observer()
                .waiting(
                        "for " + lockedInPass + " locked rows of " + work.step().table());
        run.stop().await(BETWEEN_PASSES.multipliedBy(passes));
        passes++;
        lockedInPass = 0;
        reader = new ChunkReader(work, partition);
        return true;
    }

    /** Until the keys are dealt with one way or the other: the reader does not come back to them. */
    private void act(RowKeys keys) throws SQLException {
        ChunkResult result;
        do {
            long begin = System.nanoTime();
            result = chunks.apply(lease, chunk, keys);
            note(result, Duration.ofNanos(System.nanoTime() - begin), keys.size());
        } while (result instanceof ChunkResult.Conflict && !run.stop().asked());
    }

    private void note(ChunkResult result, Duration took, int keys) {
        switch (result) {
            case ChunkResult.Done done -> done(done, took, keys);
            case ChunkResult.Nothing nothing -> {
                lockedInPass += nothing.skipped().locked();
                run.tally().add(work.step().number(), 0, nothing.skipped());
            }
            case ChunkResult.Conflict conflict -> conflicted(conflict);
            case ChunkResult.Paused paused -> run.stop().ask("target " + run.target() + " is paused");
            case ChunkResult.LeaseLost lost ->
                throw new LeaseLostException(work.step().table() + ", partition " + partition.number());
            case ChunkResult.Replaced replaced ->
                throw new TargetReplacedException(run.target().name());
        }
    }

    private void done(ChunkResult.Done done, Duration took, int keys) {
        chunk++;
        conflicts = 0;
        lockedInPass += done.skipped().locked();
        size.took(took, keys);
        run.backlog().committed();
        run.tally().add(work.step().number(), done.rows(), done.skipped());
        run.observer().progressed(work.step().number(), done.rows());
    }

    private void conflicted(ChunkResult.Conflict conflict) {
        conflicts++;
        size.conflicted();
        if (conflicts == CONFLICTS_IN_A_ROW) {
            throw new NoProgressException(work.step().table(), conflict.what(), conflicts);
        }
        // Different partitions wait differently long, so that those who met do not meet again at once.
        run.stop().await(Duration.ofMillis((partition.number() * 17L + conflicts * 29L) % 97));
    }
}
