package io.lethe.archive;

import io.lethe.archive.content.Row;
import io.lethe.archive.content.RowLine;
import io.lethe.archive.content.SegmentEnd;
import io.lethe.archive.content.SegmentSchema;
import io.lethe.archive.content.Sha256;
import io.lethe.archive.format.RowSink;
import io.lethe.archive.store.SegmentName;
import io.lethe.archive.store.SegmentStore;
import java.io.IOException;

/** A segment that is being written. Closed before it is finished, it leaves nothing behind. Not for several threads. */
public final class SegmentDraft implements AutoCloseable {
    private final Archive archive;
    private final SegmentName name;
    private final SegmentSchema schema;
    private final SegmentStore.Draft draft;
    private final RowSink sink;
    private final RowLine lines;
    private final ContentDigest content;
    private long size;

    SegmentDraft(Archive archive, SegmentName name, SegmentSchema schema, SegmentStore.Draft draft, RowSink sink) {
        this.archive = archive;
        this.name = name;
        this.schema = schema;
        this.draft = draft;
        this.sink = sink;
        this.lines = new RowLine(schema);
        this.content = new ContentDigest(schema);
    }

    /**
     * Adds a row and answers its digest, by which it is known again.
     *
     * @throws io.lethe.archive.content.ZeroDateException if a date of it is none
     */
    public Sha256 append(Row row) {
        schema.check(row);
        byte[] line = lines.write(row);
        try {
            sink.append(row, line);
        } catch (IOException e) {
            throw new IllegalStateException("stores fail in their own words", e);
        }
        content.row(line);
        size += line.length;
        return Sha256.of(line);
    }

    /** How long the text of all rows is so far, before compression: what says when a segment is large enough. */
    public long textSize() {
        return size;
    }

    /**
     * Makes the segment durable, reads it back whole, and answers only if it is what was written.
     *
     * @throws SegmentDamagedException if what is read is not what was written
     */
    public Segment finish() {
        SegmentEnd written = content.end();
        try {
            sink.finish(written);
        } catch (IOException e) {
            throw new IllegalStateException("stores fail in their own words", e);
        }
        draft.commit();
        // If we die here: the segment is whole and recorded nowhere. Whoever goes on finds it under its name.
        Segment read = archive.verify(name);
        if (read.rows() != written.rows() || !read.content().equals(written.content())) {
            throw new SegmentDamagedException(
                    name, "what was read back is not what was written: expected " + written + " but was " + read);
        }
        return read;
    }

    @Override
    public void close() {
        draft.close();
    }
}
