package io.lethe.action;

import java.time.Duration;
import java.util.Map;

/** What became of one chunk. Whatever it is, the transaction is over: committed, or rolled back whole. */
public sealed interface ChunkResult {
    /** How many rows were touched. */
    default long rows() {
        return 0;
    }

    /** How many rows of other steps were deleted along, by their numbers. */
    default Map<Integer, Integer> along() {
        return Map.of();
    }

    /**
     * Committed with its receipt. {@code rows} may be fewer than the keys, never others.
     *
     * @param took what the statements about the rows took, which is what more or fewer rows change: not the commit, nor any waiting for a
     *     connection, a hold, or another attempt before
     */
    record Done(long rows, Map<Integer, Integer> along, Skipped skipped, Duration took) implements ChunkResult {
        public Done {
            along = Map.copyOf(along);
        }
    }

    /** Committed with receipts, but the chunk's one row is still there: more goes with it than one transaction may hold. Try again, the same. */
    record Begun(Map<Integer, Integer> along) implements ChunkResult {
        public Begun {
            along = Map.copyOf(along);
        }
    }

    /** More goes with these rows than one transaction may hold. Rolled back; try again, smaller. */
    record Crowded() implements ChunkResult {}

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
