/**
 * Archive segments: written once, made durable, read back and verified, and only then relied on.
 *
 * <p>A segment is one file with rows of one table, or the pieces of one log file, as they were when they came due. It says of itself what its columns are, how many
 * rows it has and the digest of their text, so that it can be read and checked in twenty years without this engine or its database.
 *
 * <p>Writing ends with reading: {@link io.lethe.archive.SegmentDraft#finish} answers only after the segment was opened anew and every
 * row of it was read and digested. Tools that delete once the archive file is closed have deleted rows whose archive was on no
 * disk, or in no state to be opened.
 *
 * <p>Face: {@link io.lethe.archive.Archive}, {@link io.lethe.archive.SegmentDraft}, {@link io.lethe.archive.SegmentReading}, {@link
 * io.lethe.archive.Segment}; {@code content} says what a segment holds, {@code format} how it lies in a file, {@code seal} how it is
 * encrypted, {@code store} where it is. {@code object}
 * stands beside them: other people's objects in the same kinds of places, which are only removed. This room deletes no row, decides on no period, and opens no database.
 */
@NullMarked
package io.lethe.archive;

import org.jspecify.annotations.NullMarked;
