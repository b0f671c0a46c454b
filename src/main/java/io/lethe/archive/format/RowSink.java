package io.lethe.archive.format;

import io.lethe.archive.content.Row;
import io.lethe.archive.content.SegmentEnd;
import java.io.IOException;

/** Where a segment's rows are written to, one after the other. Not for several threads. */
public interface RowSink {
    /** Adds a row, whose {@link io.lethe.archive.content.RowLine} is {@code line}. */
    void append(Row row, byte[] line) throws IOException;

    /** Writes the end and closes the stream. Without it the segment reads as cut off. */
    void finish(SegmentEnd end) throws IOException;
}
