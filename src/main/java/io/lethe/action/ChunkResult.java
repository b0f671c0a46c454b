package io.lethe.action;

/** What became of one chunk. Whatever it is, the transaction is over: committed, or rolled back whole. */
public sealed interface ChunkResult {
    /** Committed with its receipt. {@code rows} may be fewer than the keys, never others. */
    record Done(long rows, Skipped skipped) implements ChunkResult {}

    /** Nothing was left to do for these keys; nothing was written and the chunk's number is not used. */
    record Nothing(Skipped skipped) implements ChunkResult {}

    /** The server chose us as the victim of a deadlock, or a lock did not come in time. Rolled back; try again, smaller. */
    record Conflict(String what) implements ChunkResult {}

    /** The target is paused. */
    record Paused() implements ChunkResult {}

    /** Somebody else has taken the partition over. */
    record LeaseLost() implements ChunkResult {}

    /** The gate is another incarnation's: the target was restored from a backup or replaced since the run began. */
    record Replaced() implements ChunkResult {}
}
