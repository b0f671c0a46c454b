package io.lethe.archive.format;

import io.lethe.archive.content.SegmentSchema;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;

/** A form that segments can be written in. Its suffix, which ends a segment's name, says which. */
public enum SegmentFormat {
    /** Lines of JSON, compressed with zstd: what a person can read in twenty years with {@code zstd -dc} alone. */
    JSON_LINES(".jsonl.zst") {
        @Override
        public RowSink sink(SegmentSchema schema, OutputStream out) throws IOException {
            return new JsonLinesSink(schema, out);
        }

        @Override
        public RowSource source(SeekableByteChannel in) throws IOException {
            return JsonLinesSource.open(in);
        }
    };

    private final String suffix;

    SegmentFormat(String suffix) {
        this.suffix = suffix;
    }

    public String suffix() {
        return suffix;
    }

    /** Starts a segment; the sink closes the stream. */
    public abstract RowSink sink(SegmentSchema schema, OutputStream out) throws IOException;

    /** Opens a segment; the source closes the channel. */
    public abstract RowSource source(SeekableByteChannel in) throws IOException;
}
