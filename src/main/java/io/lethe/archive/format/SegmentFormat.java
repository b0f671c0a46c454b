package io.lethe.archive.format;

import io.lethe.archive.content.SegmentSchema;
import io.lethe.policy.ArchiveFormat;
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
    },
    /** Column by column, compressed with zstd: what analysts' tools read as it is. */
    PARQUET(".parquet") {
        @Override
        public RowSink sink(SegmentSchema schema, OutputStream out) throws IOException {
            return new ParquetSink(schema, out);
        }

        @Override
        public RowSource source(SeekableByteChannel in) throws IOException {
            return ParquetSource.open(in);
        }
    };

    /** zstd's own default: higher levels cost time that a nightly window does not have, for a few per cent. */
    static final int ZSTD_LEVEL = 3;

    private final String suffix;

    SegmentFormat(String suffix) {
        this.suffix = suffix;
    }

    /** The form that a policy names. */
    public static SegmentFormat of(ArchiveFormat format) {
        return switch (format) {
            case JSON_LINES -> JSON_LINES;
            case PARQUET -> PARQUET;
        };
    }

    public String suffix() {
        return suffix;
    }

    /** Starts a segment; the sink closes the stream. */
    public abstract RowSink sink(SegmentSchema schema, OutputStream out) throws IOException;

    /** Opens a segment; the source closes the channel. */
    public abstract RowSource source(SeekableByteChannel in) throws IOException;
}
