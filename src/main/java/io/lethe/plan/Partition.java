package io.lethe.plan;

import org.jspecify.annotations.Nullable;

/**
 * A range of a step's rows that one thread works at a time. Bounds are values of the step's start column as text that SQL
 * compares as the column does; null is open. A step that is read in key order has one partition without bounds.
 *
 * @param number 1, 2, …
 * @param from inclusive
 * @param to exclusive
 * @param rows due rows in it when the plan was made
 */
public record Partition(
        int number, @Nullable String from, @Nullable String to, long rows) {}
