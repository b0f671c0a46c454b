/**
 * What the privacy officer writes, as values. YAML in, {@link io.lethe.policy.PolicySet} out, or every mistake at once.
 *
 * <p>Two kinds of file with two owners (DIN 66398's two levels): a policy says what, how long, from which date, then what; a
 * data map says which table and columns that is. A change in the first is a legal change, in the second a technical one.
 *
 * <p>Face: {@code PolicyReader}, {@link io.lethe.policy.PolicySet}, {@link io.lethe.policy.Policy},
 * {@link io.lethe.policy.DataMap}, {@link io.lethe.policy.Problem}. This room is pure: it opens no connection, reads no clock
 * and knows no other room. Only here does YAML exist.
 */
@NullMarked
package io.lethe.policy;

import org.jspecify.annotations.NullMarked;
