/**
 * Where the objects are that rows point at, such as files that people have uploaded. They lie in the same kinds of places that segments do, and are
 * nothing of ours: they are looked for, listed and removed here, never written and never read.
 *
 * <p><b>All versions.</b> A store that keeps versions answers a plain deletion by hiding the object, and it can be had back by whoever asks for
 * the version. So each version and each mark of an earlier deletion is removed by its own name; what the store refuses to give up (a lock, a link) is told,
 * and the object stays owed.
 *
 * <p><b>Nothing outside.</b> In a directory a key is a path that somebody wrote into a row. A key that would lead out of the directory, through a link
 * or to one, is refused: a tool that joins paths deletes what the row's author liked.
 *
 * <p>Face: {@link io.lethe.archive.object.ObjectStore}, {@link io.lethe.archive.object.ObjectStores}. This package knows no row, no hold and no
 * receipt.
 */
@NullMarked
package io.lethe.archive.object;

import org.jspecify.annotations.NullMarked;
