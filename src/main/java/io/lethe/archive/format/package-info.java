/**
 * How a segment's content lies in a file. A format takes rows one after the other and gives them back one after the other, in memory that
 * does not grow with their number. It knows neither stores nor keys: it writes to a stream and reads from a channel.
 *
 * <p>Face: {@link io.lethe.archive.format.SegmentFormat}.
 */
@NullMarked
package io.lethe.archive.format;

import org.jspecify.annotations.NullMarked;
