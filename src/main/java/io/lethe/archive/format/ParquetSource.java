package io.lethe.archive.format;

import io.lethe.archive.content.DamagedContentException;
import io.lethe.archive.content.Row;
import io.lethe.archive.content.SegmentEnd;
import io.lethe.archive.content.SegmentSchema;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReaderImpl;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.jspecify.annotations.Nullable;

/** Reads what {@link ParquetSink} wrote: the footer first, then row group after row group, of which one is in memory. */
final class ParquetSource implements RowSource {
    private final SeekableByteChannel file;
    private final ParquetFooter footer;
    private final ParquetSchema schema;
    private final Iterator<RowGroup> groups;
    private List<List<ColumnReader>> columns = List.of();
    private long left;

    private ParquetSource(SeekableByteChannel file, ParquetFooter footer) {
        this.file = file;
        this.footer = footer;
        this.schema = new ParquetSchema(footer.segment());
        this.groups = footer.groups().iterator();
    }

    static ParquetSource open(SeekableByteChannel file) throws IOException {
        try {
            return new ParquetSource(file, ParquetFooter.read(file));
        } catch (RuntimeException e) {
            throw new DamagedContentException("its footer cannot be read", e);
        }
    }

    @Override
    public SegmentSchema schema() {
        return footer.segment();
    }

    @Override
    public @Nullable Row next() throws IOException {
        try {
            while (left == 0 && groups.hasNext()) {
                open(groups.next());
            }
            if (left == 0) {
                return null;
            }
            left--;
            return schema.read(columns);
        } catch (RuntimeException e) {
            // Without the library's message, which may quote a value.
            throw new DamagedContentException("its pages cannot be read", e);
        }
    }

    private void open(RowGroup group) throws IOException {
        List<Chunk> chunks = new ArrayList<>();
        for (ColumnChunk chunk : Said.of(group.getColumns())) {
            chunks.add(read(Said.of(chunk.getMeta_data())));
        }
        Iterator<Chunk> next = chunks.iterator();
        columns = schema.byColumn(column -> next.next().reader(column, group.getNum_rows()));
        left = group.getNum_rows();
    }

    private Chunk read(ColumnMetaData said) throws IOException {
        long begin = said.isSetDictionary_page_offset() ? said.getDictionary_page_offset() : said.getData_page_offset();
        return new Chunk(said, ParquetFooter.bytes(file, begin, said.getTotal_compressed_size()));
    }

    /** The pages of one column in the row group that is being read. */
    @SuppressWarnings("ArrayRecordComponent") // read and handed on, never compared or kept
    private record Chunk(ColumnMetaData said, byte[] bytes) {
        ColumnReader reader(ColumnDescriptor column, long rows) {
            if (said.getCodec() != CompressionCodec.ZSTD
                    || said.getNum_values() != rows
                    || !List.of(column.getPath()).equals(said.getPath_in_schema())) {
                throw new IllegalArgumentException("expected a chunk of " + column);
            }
            ChunkPages pages = new ChunkPages(column, rows, said.isSetDictionary_page_offset(), bytes);
            return new ColumnReaderImpl(column, pages, new PrimitiveConverter() {}, null);
        }
    }

    @Override
    public SegmentEnd end() {
        return footer.end();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
