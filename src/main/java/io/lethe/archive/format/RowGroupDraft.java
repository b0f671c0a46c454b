package io.lethe.archive.format;

import io.lethe.archive.content.Row;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.column.page.PageWriteStore;
import org.apache.parquet.column.page.PageWriter;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.RowGroup;

/** Rows column by column, in memory until there are enough for a row group. Not for several threads. */
final class RowGroupDraft implements PageWriteStore {
    /** Without figures about values: no reader of a segment seeks by them, and every one that is wrong hides rows. */
    private static final ParquetProperties PROPERTIES = ParquetProperties.builder()
            .withWriterVersion(WriterVersion.PARQUET_1_0)
            .withStatisticsEnabled(false)
            .withSizeStatisticsEnabled(false)
            .build();

    private final ParquetSchema schema;
    private final Map<ColumnDescriptor, ChunkBuffer> chunks = new LinkedHashMap<>();
    private final ColumnWriteStore store;
    private final List<List<ColumnWriter>> columns;
    private long rows;

    RowGroupDraft(ParquetSchema schema) {
        this.schema = schema;
        schema.message().getColumns().forEach(column -> chunks.put(column, new ChunkBuffer(column)));
        this.store = PROPERTIES.newColumnWriteStore(schema.message(), this);
        this.columns = schema.byColumn(store::getColumnWriter);
    }

    @Override
    public PageWriter getPageWriter(ColumnDescriptor column) {
        ChunkBuffer chunk = chunks.get(column);
        if (chunk == null) {
            throw new IllegalArgumentException("expected a column of the schema but was " + column);
        }
        return chunk;
    }

    void add(Row row) {
        schema.write(row, columns);
        store.endRecord();
        rows++;
    }

    long rows() {
        return rows;
    }

    /** What it takes in memory, about. */
    long size() {
        return store.getBufferedSize();
    }

    /** Writes all of it, from this place of the file on, and says what lies where. It takes no more rows then. */
    RowGroup writeTo(OutputStream out, long position) throws IOException {
        store.flush();
        store.close();
        List<ColumnChunk> written = new ArrayList<>();
        long plain = 0;
        long end = position;
        for (ChunkBuffer chunk : chunks.values()) {
            ColumnMetaData said = chunk.writeTo(out, end);
            end += said.getTotal_compressed_size();
            plain += said.getTotal_uncompressed_size();
            written.add(new ColumnChunk(said.getData_page_offset()).setMeta_data(said));
        }
        return new RowGroup(written, plain, rows).setFile_offset(position).setTotal_compressed_size(end - position);
    }
}
