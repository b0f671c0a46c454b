/**
 * The arithmetic of time: from when on something is due, as moments for one row and as bounds for a whole column.
 *
 * <p>Face: {@link io.lethe.policy.time.RetentionPeriod} and {@link io.lethe.policy.time.Expiry};
 * {@link io.lethe.policy.time.DateColumn} says how a column keeps its dates, {@link io.lethe.policy.time.StartRange} which of
 * them are due.
 *
 * <p>One arithmetic, {@link io.lethe.policy.time.Expiry}, is used for a row and for a column. Two would differ one day, in the
 * hour in which the clocks change or at the end of February, and the row that a preview kept would be gone. Wherever a value
 * can mean two moments, the later one counts. It must never read a clock.
 */
@NullMarked
package io.lethe.policy.time;

import org.jspecify.annotations.NullMarked;
