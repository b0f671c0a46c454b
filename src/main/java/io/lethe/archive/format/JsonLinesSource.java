package io.lethe.archive.format;

import com.github.luben.zstd.ZstdInputStream;
import io.lethe.archive.content.DamagedContentException;
import io.lethe.archive.content.Row;
import io.lethe.archive.content.RowLine;
import io.lethe.archive.content.SchemaLine;
import io.lethe.archive.content.SegmentEnd;
import io.lethe.archive.content.SegmentSchema;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import org.jspecify.annotations.Nullable;

/** Reads what {@link JsonLinesSink} wrote. It is always one line ahead: only the line after which none follows is the end. */
final class JsonLinesSource implements RowSource {
    private final Lines lines;
    private final SegmentSchema schema;
    private final RowLine rows;
    private byte[] ahead;
    private @Nullable SegmentEnd end;

    private JsonLinesSource(Lines lines, SegmentSchema schema) throws IOException {
        this.lines = lines;
        this.schema = schema;
        this.rows = new RowLine(schema);
        this.ahead = required(lines.next());
    }

    static JsonLinesSource open(SeekableByteChannel in) throws IOException {
        InputStream compressed = Channels.newInputStream(in);
        Lines lines = new Lines(new ZstdInputStream(compressed));
        return new JsonLinesSource(lines, SchemaLine.readSchema(required(lines.next())));
    }

    private static byte[] required(byte @Nullable [] line) throws DamagedContentException {
        if (line == null) {
            throw new DamagedContentException("it is cut off: its last line is not the end of a segment");
        }
        return line;
    }

    @Override
    public SegmentSchema schema() {
        return schema;
    }

    @Override
    public @Nullable Row next() throws IOException {
        if (end != null) {
            return null;
        }
        byte[] line = ahead;
        byte[] following = lines.next();
        if (following == null) {
            end = SchemaLine.readEnd(line);
            return null;
        }
        ahead = following;
        return rows.read(line);
    }

    @Override
    public SegmentEnd end() {
        if (end == null) {
            throw new IllegalStateException("the end is known after the last row");
        }
        return end;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
