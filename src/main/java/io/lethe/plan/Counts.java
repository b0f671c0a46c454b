package io.lethe.plan;

/**
 * What a rule would meet at the plan's as-of.
 *
 * @param due rows that the run will act on: claimed, expired, not held, not waiting
 * @param held expired rows that an open hold keeps
 * @param waiting expired rows that wait because rows that point at them stay
 * @param undated claimed rows without a readable start in the past
 * @param table all rows of the table
 * @param unreadable expired rows that are left alone since a masking cannot read what a column holds
 * @param overdue rows that should have been gone by now, and that no hold keeps
 */
public record Counts(long due, long held, long waiting, long undated, long table, long unreadable, long overdue) {
    /** Of a step that can read every row, and comes in time. */
    public Counts(long due, long held, long waiting, long undated, long table) {
        this(due, held, waiting, undated, table, 0, 0);
    }
}
