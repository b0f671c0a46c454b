package io.lethe.action;

/** What became of one transaction that puts rows back. Whatever it is, it is over: committed, or rolled back whole. */
public sealed interface RestoreResult {
    /** Committed with its receipt. */
    record Done(int rows) implements RestoreResult {}

    /** Rolled back, and would be again. */
    record Refused(String why) implements RestoreResult {}

    /** Somebody was in the way; rolled back, may be tried again. */
    record Conflict(String what) implements RestoreResult {}
}
