/**
 * Encryption of segments at rest: a data key for each segment, wrapped by a key of the engine's key directory.
 *
 * <p>Segments are copied: to backups, to replicas of a bucket, to a colleague's disk. Deleting a segment reaches none of those copies;
 * destroying the key that wraps its data key reaches them all. So wrapping keys are named by the quarter in which their segments
 * <em>expire</em>: when the last segment of a quarter is gone, its key can go, and every forgotten copy with it. A key per quarter of
 * writing would have to outlive segments with longer periods, and could never be destroyed in time.
 *
 * <p>Face: {@link io.lethe.archive.seal.SegmentSeal}, {@link io.lethe.archive.seal.WrappingKeys}.
 */
@NullMarked
package io.lethe.archive.seal;

import org.jspecify.annotations.NullMarked;
