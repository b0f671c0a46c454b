package io.lethe.run;

import io.lethe.action.Archiving;
import io.lethe.action.ChunkReader;
import io.lethe.action.ChunkResult;
import io.lethe.action.ChunkWork;
import io.lethe.action.KeySource;
import io.lethe.action.Lease;
import io.lethe.action.SegmentAhead;
import io.lethe.action.Skipped;
import io.lethe.action.StepWork;
import io.lethe.ledger.row.ChunkRows;
import io.lethe.plan.Partition;
import io.lethe.policy.Action;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Works off one partition, chunk after chunk.
 *
 * <ol>
 *   <li>Take the partition's lease; go on with the chunk number after its last receipt.
 *   <li>Read the next keys and act on their rows, until there are none.
 *   <li>Rows that others held locked are left for another pass, as long as passes get anywhere. Of a tree each pass takes the leaves, as long as it
 *       gets any.
 * </ol>
 *
 * <p>It needs nothing but ids and the target: another engine that takes the lease goes on where the receipts end. Not for several
 * threads at once.
 */
final class PartitionWork {
    /** Locks that outlast so many passes belong to somebody who will not let go tonight. */
    private static final int PASSES = 5;

    /** A gate or a lease that is locked for so long, at two seconds a time, is not about any rows of ours. */
    private static final int BUSY_IN_A_ROW = 20;

    /** After somebody's lock so many chunks skip locks at once, instead of running into the next one and waiting for it. */
    private static final int WARY_CHUNKS = 10;

    private static final Duration BETWEEN_PASSES = Duration.ofMillis(250);

    private final RunUnderWay run;
    private final StepWork work;
    private final Partition partition;
    private final ChunkSize size;
    private final Lease lease;
    private final CompanionQuota quota;

    private Supply supply;
    private int chunk;
    private int passes = 1;
    private long leftInPass;
    private long doneInPass;
    private int wary;
    private int busy;

    /** Where the keys of chunks come from, and what is done with them. */
    private record Supply(KeySource keys, ChunkWork chunks) {}

    private PartitionWork(RunUnderWay run, StepWork work, Partition partition, ChunkSize size, Lease lease)
            throws SQLException {
        this.run = run;
        this.work = work;
        this.partition = partition;
        this.size = size;
        this.lease = lease;
        this.quota = new CompanionQuota(run.allowance());
        // Only now: before we had the lease, its former holder could still have committed another.
        this.chunk = run.outbox().lastChunk(run.id(), work.step().number(), partition.number()) + 1;
        this.supply = supply();
    }

    private Supply supply() throws SQLException {
        return switch (work.step().action()) {
            case Action.Purge purge -> fromTheTable();
            case Action.Anonymise anonymise -> fromTheTable();
            case Action.Archive archive -> {
                Archiving how = run.segments().archiving(work.run().asOf(), archive);
                SegmentAhead segments = SegmentAhead.begin(work, partition, lease, how);
                yield new Supply(segments, ChunkWork.of(work, run.outbox(), quota, segments));
            }
        };
    }

    private Supply fromTheTable() {
        return new Supply(new ChunkReader(work, partition), ChunkWork.of(work, run.outbox(), quota));
    }

    /**
     * Takes the partition over.
     *
     * @param size of its chunks, to begin with
     * @param holder says who we are, for a person who looks at the leases
     */
    static PartitionWork begin(RunUnderWay run, StepWork work, Partition partition, ChunkSize size, String holder)
            throws SQLException {
        Lease lease = Lease.take(run.target(), run.id(), work.step().number(), partition.number(), holder);
        return new PartitionWork(run, work, partition, size, lease);
    }

    /** To be looked at when the partition is finished. */
    ChunkSize size() {
        return size;
    }

    /** Works for about this long, at chunk boundaries; says whether the partition is finished. Returns early when asked to stop. */
    boolean advance(Duration time) throws SQLException, InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end && !run.stop().asked()) {
            if (run.usedUp(step())) {
                return true;
            }
            if (!run.backlog().hasRoom()) {
                continue;
            }
            ChunkRows keys = supply.keys().next(size.rows());
            if (keys.size() > 0) {
                act(keys);
            } else if (!anotherPass()) {
                return true;
            }
        }
        return false;
    }

    private boolean anotherPass() throws SQLException {
        if (work.leavesFirst() && doneInPass > 0) {
            beginPass();
            return true;
        }
        if (leftInPass == 0 || passes == PASSES) {
            run.tally().add(step(), 0, Skipped.ofLocked(leftInPass));
            return false;
        }
        run.observer()
                .waiting("for " + leftInPass + " locked rows of " + work.step().table());
        run.stop().await(BETWEEN_PASSES.multipliedBy(passes));
        passes++;
        wary = WARY_CHUNKS;
        beginPass();
        return true;
    }

    private void beginPass() throws SQLException {
        leftInPass = 0;
        doneInPass = 0;
        supply = supply();
    }

    /**
     * Until the keys are dealt with one way or the other: the reader does not come back to them in this pass. Where somebody is in the way,
     * in tenths, so that he keeps us from few rows and not from all; a single row he keeps us from is a locked one.
     */
    private void act(ChunkRows keys) throws SQLException, InterruptedException {
        Deque<ChunkRows> open = new ArrayDeque<>(List.of(keys));
        while (!open.isEmpty() && !run.stop().asked() && !run.usedUp(step())) {
            if (run.backlog().hasRoom()) {
                actWithin(run.allowance().take(step(), open.getFirst().size()), open);
            }
        }
    }

    /** On as many of the next keys as the run may still touch. What it leaves alone of them in the end, another chunk may touch. */
    private void actWithin(int allowed, Deque<ChunkRows> open) throws SQLException, InterruptedException {
        ChunkRows wanted = open.removeFirst();
        if (allowed < wanted.size()) {
            open.addFirst(wanted.part(allowed, wanted.size()));
        }
        if (allowed > 0) {
            ChunkRows next = wanted.part(0, allowed);
            ChunkResult result = apply(next);
            run.allowance().giveBack(step(), allowed - result.rows());
            quota.settle(result);
            note(result, next, open);
        }
    }

    private ChunkResult apply(ChunkRows keys) throws SQLException, InterruptedException {
        return wary > 0
                ? supply.chunks().applySkippingLocked(lease, chunk, keys)
                : supply.chunks().apply(lease, chunk, keys);
    }

    private int step() {
        return work.step().number();
    }

    private void note(ChunkResult result, ChunkRows keys, Deque<ChunkRows> open) {
        switch (result) {
            case ChunkResult.Done done -> done(done, keys.size());
            case ChunkResult.Begun begun -> begun(begun, keys, open);
            case ChunkResult.Crowded crowded -> inTenths(keys, open);
            case ChunkResult.Nothing nothing -> skipped(0, nothing.skipped());
            case ChunkResult.Conflict conflict -> conflicted(keys, open);
            case ChunkResult.Busy met -> busy(met, keys, open);
            case ChunkResult.Paused paused -> run.stop().ask("target " + run.target() + " is paused");
            case ChunkResult.LeaseLost lost ->
                throw new LeaseLostException(work.step().table() + ", partition " + partition.number());
            case ChunkResult.Replaced replaced ->
                throw new TargetReplacedException(run.target().name());
        }
    }

    private void done(ChunkResult.Done done, int keys) {
        chunk++;
        size.took(done.took(), keys);
        run.backlog().committed();
        along(done);
        skipped(done.rows(), done.skipped());
        run.observer().progressed(step(), done.rows());
    }

    private void begun(ChunkResult.Begun begun, ChunkRows keys, Deque<ChunkRows> open) {
        along(begun);
        open.addFirst(keys);
    }

    private void along(ChunkResult result) {
        result.along().forEach((other, rows) -> {
            run.backlog().committed();
            run.tally().add(other, rows, Skipped.NONE);
            run.observer().progressed(other, rows);
        });
    }

    private void skipped(long rows, Skipped skipped) {
        busy = 0;
        wary = skipped.locked() > 0 ? WARY_CHUNKS : Math.max(0, wary - 1);
        leftInPass += skipped.forAnotherPass();
        doneInPass += rows;
        run.tally().add(step(), rows, skipped.withoutAnotherPass());
    }

    private void conflicted(ChunkRows keys, Deque<ChunkRows> open) {
        busy = 0;
        wary = WARY_CHUNKS;
        if (keys.size() == 1) {
            leftInPass++;
            return;
        }
        inTenths(keys, open);
        jitter(keys.size());
    }

    private void inTenths(ChunkRows keys, Deque<ChunkRows> open) {
        size.conflicted();
        Tenths.of(keys).reversed().forEach(open::addFirst);
    }

    private void busy(ChunkResult.Busy met, ChunkRows keys, Deque<ChunkRows> open) {
        busy++;
        if (busy == BUSY_IN_A_ROW) {
            throw new NoProgressException(run.target().name(), met.what(), busy);
        }
        open.addFirst(keys);
        jitter(busy);
    }

    /** Different partitions wait differently long, so that those who met do not meet again at once. */
    private void jitter(int number) {
        run.stop().await(Duration.ofMillis((partition.number() * 17L + number * 29L) % 97));
    }
}
