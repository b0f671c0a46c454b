/**
 * What a segment says, whatever its format: a {@link io.lethe.archive.content.SegmentSchema}, {@link
 * io.lethe.archive.content.Row}s, and the one text of each row that its digest is taken of ({@link
 * io.lethe.archive.content.RowLine}).
 *
 * <p>Every value is kept as the server's own text or bytes. What passes through a Java date or a floating point number on its way comes
 * back as something else: hours beyond 24, negative times, the last digits of a decimal, the padding of a bit column.
 */
@NullMarked
package io.lethe.archive.content;

import org.jspecify.annotations.NullMarked;
