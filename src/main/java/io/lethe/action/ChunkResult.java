package io.lethe.action;

import java.time.Duration;

/** What became of one chunk. Whatever it is, the transaction is over: committed, or rolled back whole. */
public sealed interface ChunkResult {
    /** How many rows were touched. */
    default long rows() {
        return 0;
    }

    /**
     * Committed with its receipt. {@code rows} may be fewer than the keys, never others.
     *
     * @param took what the statements about the rows took, which is what more or fewer rows change: not the commit, nor any waiting for a
     *     connection, a hold, or another attempt before
     */
    record Done(long rows, Skipped skipped, Duration took) implements ChunkResult {}

    /** Nothing was left to do for these keys; nothing was written and the chunk's number is not used. */
    record Nothing(Skipped skipped) implements ChunkResult {}

    /** Somebody is in the way of some of these rows: a deadlock, a lock that did not come in time. Rolled back; try again, smaller. */
    record Conflict(String what) implements ChunkResult {}

    /** Somebody keeps the gate or the lease locked, whatever the rows. Rolled back; try again, the same. */
    record Busy(String what) implements ChunkResult {}

    /** The target is paused. */
    record Paused() implements ChunkResult {}

    /** Somebody else has taken the partition over. */
    record LeaseLost() implements ChunkResult {}

    /** The gate is not the one that the run knew: the target was restored from a backup or replaced since the run began. */
    record Replaced() implements ChunkResult {}
}
