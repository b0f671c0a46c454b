/**
 * What the privacy officer writes, as values. YAML in, {@link io.lethe.policy.PolicySet} out, or every mistake at once.
 *
 * <p>Two kinds of file with two owners (DIN 66398's two levels): a policy says what, how long, from which date, then what; a
 * data map says which table and columns that is. A change in the first is a legal change, in the second a technical one.
 *
 * <p>Face: {@link io.lethe.policy.PolicyReader} reads a directory; {@link io.lethe.policy.PolicySet},
 * {@link io.lethe.policy.Policy} and {@link io.lethe.policy.DataMap} say what it holds, {@link io.lethe.policy.Problem} what is
 * wrong with it; {@link io.lethe.policy.RuleBook} judges one row, and {@link io.lethe.policy.StartRange} says the same of a
 * whole column as bounds for a statement. This room is pure: it opens no connection, reads no clock
 * and knows no other room. Only here does YAML exist.
 *
 * <p>Reading goes in layers, each of which sees only what the one before could read: a file's YAML (package {@code yaml}), its
 * keys and values (the {@code *Reader}s), which leave drafts of what they could make out, and its meaning among the other files
 * (the {@code *Meaning}s, {@code Overlaps}, {@code TestCheck}). A reader that stopped at the first mistake would have its
 * author come back ten times; one that did not keep the layers apart would tell one mistake five times.
 *
 * <p>One arithmetic, {@link io.lethe.policy.Expiry}, is used for a row and for a column. Two would differ one day, in the hour
 * in which the clocks change or at the end of February, and the row that a preview kept would be gone. Wherever a value can mean
 * two moments, the later one counts.
 */
@NullMarked
package io.lethe.policy;

import org.jspecify.annotations.NullMarked;
