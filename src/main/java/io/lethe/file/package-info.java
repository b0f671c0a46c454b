/**
 * Directories whose files are data: which files there are, from when on their periods run, and how one is taken away without a moment in which a
 * crash would leave it neither there nor told of.
 *
 * <p>A file is no row: its deletion and its receipt cannot be one transaction. So deletion has two steps with the receipt between them. The file is
 * first <em>marked</em>: renamed, within its directory, to a name that says which run does what with it ({@link io.lethe.file.FileMark}). A mark
 * whose receipt is committed is removed, one whose receipt is not gets its name back; whoever finds a mark needs to know no more, but whether a hold has
 * come between: it is left under its mark then. A tool that
 * deletes first and notes it then loses the note; one that notes first claims what may never happen.
 *
 * <p>Only what is asked of a directory is answered here. The content's hash is taken of the marked file, which nobody opens by its name any more;
 * who has had it open for writing since before is found by asking the system ({@code OpenFiles}), or by what changed. So that this stays rare, a file
 * is only due once it has been quiet for an hour.
 *
 * <p>Links are never followed, and neither are directories below. A file with a second name (a hard link) is left alone: its content would stay
 * under the other one, and a receipt would say that it is gone.
 *
 * <p>Face: {@link io.lethe.file.Folder}, {@link io.lethe.file.DueFiles}, {@link io.lethe.file.MarkedFile}. This room knows no database, no run and
 * no receipt, and decides nothing about them.
 */
@NullMarked
package io.lethe.file;

import org.jspecify.annotations.NullMarked;
