/**
 * Where segments lie. A store knows names and bytes and nothing of what they mean.
 *
 * <p>What a store promises is durability: once a draft is committed, its bytes are there whatever loses power. Rows are deleted on the
 * strength of that promise, so a store that only hands bytes to an operating system's cache does not qualify.
 *
 * <p>Face: {@link io.lethe.archive.store.SegmentStore}, {@link io.lethe.archive.store.SegmentName}.
 */
@NullMarked
package io.lethe.archive.store;

import org.jspecify.annotations.NullMarked;
