/**
 * Fields of a YAML file as typed values, whatever the file is about: policies, maps and settings are read with these words.
 *
 * <p>Face: {@link io.lethe.policy.field.Fields} takes what is declared in {@link io.lethe.policy.field.Keys} from a mapping,
 * {@link io.lethe.policy.field.ValueReader} makes one value of one node, {@link io.lethe.policy.field.Problems} collects every
 * mistake with its place. A wrong value is a problem and an absent answer, never an exception: an author wants all of his
 * mistakes at once.
 */
@NullMarked
package io.lethe.policy.field;

import org.jspecify.annotations.NullMarked;
