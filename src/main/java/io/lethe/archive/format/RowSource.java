package io.lethe.archive.format;

import io.lethe.archive.content.Row;
import io.lethe.archive.content.SegmentEnd;
import io.lethe.archive.content.SegmentSchema;
import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A segment's rows, one after the other. Not for several threads. */
public interface RowSource extends Closeable {
    SegmentSchema schema();

    /** The next row; null after the last. */
    @Nullable
    Row next() throws IOException;

    /** What the segment says of itself; known once {@link #next} has answered null. */
    SegmentEnd end() throws IOException;
}
