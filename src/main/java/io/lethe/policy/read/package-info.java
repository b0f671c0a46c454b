/**
 * Files become a policy set: bytes in, {@link io.lethe.policy.PolicySet} out, or every mistake at once.
 *
 * <p>Face: {@link io.lethe.policy.read.PolicyReader} and its {@link io.lethe.policy.read.Reading}.
 *
 * <p>Reading goes in layers, each of which sees only what the one before could read: a file's YAML (package {@code yaml}), its
 * keys and values (the {@code *Reader}s), which leave drafts of what they could make out, and its meaning among the other files
 * (the {@code *Meaning}s, {@code Overlaps}, {@code TestCheck}). A reader that stopped at the first mistake would have its
 * author come back ten times; one that did not keep the layers apart would tell one mistake five times.
 */
@NullMarked
package io.lethe.policy.read;

import org.jspecify.annotations.NullMarked;
