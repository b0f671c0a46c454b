package io.lethe.action;

/** How many rows may still be deleted along with others. Safe for several threads. */
public interface Quota {
    /** Takes so many rows of a step or, where fewer are left, those. */
    int take(int step, int rows);
}
