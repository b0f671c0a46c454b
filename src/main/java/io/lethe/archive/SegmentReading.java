package io.lethe.archive;

import io.lethe.archive.content.DamagedContentException;
import io.lethe.archive.content.Row;
import io.lethe.archive.content.RowLine;
import io.lethe.archive.content.SegmentEnd;
import io.lethe.archive.content.SegmentSchema;
import io.lethe.archive.format.RowSource;
import io.lethe.archive.store.SegmentName;
import io.lethe.archive.store.StoreException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a segment row by row and verifies it on the way: {@link #next} answers null only if the rows before were as many as the segment
 * says and have the digest that it says. What is done with rows before that null is done on trust. Not for several threads.
 */
public final class SegmentReading implements AutoCloseable {
    private final SegmentName name;
    private final RowSource source;
    private final RowLine lines;
    private final ContentDigest content;
    private @Nullable SegmentEnd end;

    SegmentReading(SegmentName name, RowSource source) {
        this.name = name;
        this.source = source;
        this.lines = new RowLine(source.schema());
        this.content = new ContentDigest(source.schema());
    }

    public SegmentSchema schema() {
        return source.schema();
    }

    /**
     * The next row; null after the last, and then the segment is verified.
     *
     * @throws SegmentDamagedException if the segment is damaged here, or turns out to be at its end
     */
    public @Nullable Row next() {
        if (end != null) {
            return null;
        }
        try {
            Row row = source.next();
            if (row == null) {
                end = checked(source.end());
            } else {
                content.row(lines.write(row));
            }
            return row;
        } catch (IOException e) {
            throw damaged(name, e);
        }
    }

    private SegmentEnd checked(SegmentEnd said) throws DamagedContentException {
        SegmentEnd found = content.end();
        if (found.rows() != said.rows()) {
            throw new DamagedContentException("it says that it has " + said.rows() + " rows but has " + found.rows());
        }
        if (!found.content().equals(said.content())) {
            throw new DamagedContentException(
                    "its rows were changed: expected the digest " + said.content() + " but was " + found.content());
        }
        return said;
    }

    /** Reads whatever is left, and answers what the segment says of itself, verified. */
    public SegmentEnd toEnd() {
        while (end == null) {
            next();
        }
        return end;
    }

    /** In words that a person can act on; what a library says stands in the cause. */
    static RuntimeException damaged(SegmentName name, Exception e) {
        return switch (e) {
            case StoreException store -> store;
            case DamagedContentException content ->
                new SegmentDamagedException(name, String.valueOf(content.getMessage()), content);
            case IOException io ->
                new SegmentDamagedException(name, "it cannot be read, its bytes are damaged or cut off", io);
            case RuntimeException ours -> ours;
            default -> new IllegalStateException(e);
        };
    }

    @Override
    public void close() {
        try {
            source.close();
        } catch (IOException e) {
            throw damaged(name, e);
        }
    }
}
