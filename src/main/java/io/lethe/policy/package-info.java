/**
 * What the privacy officer writes, as values. YAML in, {@link io.lethe.policy.PolicySet} out, or every mistake at once.
 *
 * <p>Two kinds of file with two owners (DIN 66398's two levels): a policy says what, how long, from which date, then what; a
 * data map says which table and columns that is. A change in the first is a legal change, in the second a technical one.
 *
 * <p>Here stand the values: {@link io.lethe.policy.PolicySet}, {@link io.lethe.policy.Policy} and
 * {@link io.lethe.policy.DataMap}, and {@link io.lethe.policy.Problem}, which says what is wrong with them. This room is pure:
 * it opens no connection, reads no clock and knows no other room. Only here does YAML exist. Its packages import only those
 * above them:
 *
 * <pre>
 * yaml     a tree that knows its places, from bytes that nobody vouches for
 * name     names of categories, datasets, targets, tables and columns
 * time     periods and dates: from when on something is due
 * (here)   the values
 * judge    what they say of one row
 * field    fields of a YAML file, whatever it is about
 * read     files become values, or problems
 * </pre>
 */
@NullMarked
package io.lethe.policy;

import org.jspecify.annotations.NullMarked;
