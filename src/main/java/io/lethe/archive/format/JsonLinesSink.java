package io.lethe.archive.format;

import com.github.luben.zstd.ZstdOutputStream;
import io.lethe.archive.content.Row;
import io.lethe.archive.content.SchemaLine;
import io.lethe.archive.content.SegmentEnd;
import io.lethe.archive.content.SegmentSchema;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Writes the schema's line, a line for each row, and the line of the end, all through zstd. */
final class JsonLinesSink implements RowSink {
    private static final int BUFFER = 1 << 16;

    private final OutputStream lines;

    JsonLinesSink(SegmentSchema schema, OutputStream out) throws IOException {
        ZstdOutputStream compressed = new ZstdOutputStream(out, SegmentFormat.ZSTD_LEVEL);
        compressed.setChecksum(true);
        this.lines = new BufferedOutputStream(compressed, BUFFER);
        write(SchemaLine.write(schema));
    }

    @Override
    public void append(Row row, byte[] line) throws IOException {
        write(line);
    }

    @Override
    public void finish(SegmentEnd end) throws IOException {
        write(SchemaLine.write(end));
        lines.close();
    }

    private void write(byte[] line) throws IOException {
        lines.write(line);
        lines.write('\n');
    }
}
