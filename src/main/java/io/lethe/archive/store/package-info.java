/**
 * Where segments lie. A store knows names and bytes and nothing of what they mean.
 *
 * <p>What a store promises is durability: once a draft is committed, its bytes are there whatever loses power. Rows are deleted on the
 * strength of that promise, so a store that only hands bytes to an operating system's cache does not qualify.
 *
 * <p>An object store is written to by way of a file of this machine. A segment that is streamed there has to come in parts, and a name that
 * is taken is then found out at the end, or by another engine's segment being gone. One put under the condition that nobody has the name
 * cannot write over anything, and the store computes the digest that it was sent.
 *
 * <p>Where the bucket locks objects, each is kept until its last day: whoever holds the engine's credentials can then not take an archive away
 * before. Where it keeps versions, all of them are deleted: a deletion that only hides is none.
 *
 * <p>Face: {@link io.lethe.archive.store.SegmentStore}, {@link io.lethe.archive.store.SegmentName}.
 */
@NullMarked
package io.lethe.archive.store;

import org.jspecify.annotations.NullMarked;
