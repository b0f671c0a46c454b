/**
 * How a segment's content lies in a file. A format takes rows one after the other and gives them back one after the other, in memory that
 * does not grow with their number. It knows neither stores nor keys: it writes to a stream and reads from a channel.
 *
 * <p>JSON Lines is what is taken where a policy says nothing: a format that needs a library needs the library in twenty years. Parquet is for
 * those who work with the rows until then. It is written with parquet-java's columns, encodings and footer alone. Its own reader and
 * writer of files, parquet-hadoop, cannot open a file without classes of Hadoop, of which nothing would ever be called: five megabytes of code
 * to keep free of holes. What of it is missed here, pages and where they lie, is {@link io.lethe.archive.format.ChunkBuffer} and {@link
 * io.lethe.archive.format.ChunkPages}; a test lets DuckDB judge it.
 *
 * <p>Parquet begins at its end. A sealed segment is readable from any place in it, so no copy without a seal is ever made for reading, in
 * memory or on a disk; one row group of some megabytes is in memory at a time.
 *
 * <p>Every value comes back to the letter or is refused by its column's name before the segment is finished: a date that Parquet would
 * take for another day is found when it is written, not by whoever restores it.
 *
 * <p>Face: {@link io.lethe.archive.format.SegmentFormat}.
 */
@NullMarked
package io.lethe.archive.format;

import org.jspecify.annotations.NullMarked;
