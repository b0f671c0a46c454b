package io.lethe.archive.format;

import io.lethe.archive.content.Row;
import io.lethe.archive.content.SegmentEnd;
import io.lethe.archive.content.SegmentSchema;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.format.RowGroup;

/** Writes row group after row group, and at the end the footer that says where each lies. */
final class ParquetSink implements RowSink {
    /** Two writers and the rows that they read fit into 256 MB with it; a smaller one compresses worse. */
    private static final long GROUP = 8L << 20;

    /** Every so many bytes of text the group's size is asked for, which takes a look at each column. */
    private static final long WEIGHED = GROUP / 32;

    private final SegmentSchema segment;
    private final ParquetSchema schema;
    private final OutputStream out;
    private final List<RowGroup> groups = new ArrayList<>();
    private RowGroupDraft group;
    private long position;
    private long unweighed;

    ParquetSink(SegmentSchema segment, OutputStream out) throws IOException {
        this.segment = segment;
        this.schema = new ParquetSchema(segment);
        this.out = out;
        this.group = new RowGroupDraft(schema);
        this.position = ParquetFooter.begin(out);
    }

    @Override
    public void append(Row row, byte[] line) throws IOException {
        group.add(row);
        unweighed += line.length;
        if (unweighed >= WEIGHED) {
            unweighed = 0;
            if (group.size() >= GROUP) {
                write();
            }
        }
    }

    private void write() throws IOException {
        RowGroup written = group.writeTo(out, position);
        position += written.getTotal_compressed_size();
        groups.add(written);
        group = new RowGroupDraft(schema);
    }

    @Override
    public void finish(SegmentEnd end) throws IOException {
        if (group.rows() > 0) {
            write();
        }
        new ParquetFooter(segment, end, groups).writeTo(out, schema.elements());
        out.close();
    }
}
