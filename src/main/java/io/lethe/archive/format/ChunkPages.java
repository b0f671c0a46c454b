package io.lethe.archive.format;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.CRC32;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DictionaryPageHeader;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.Util;
import org.jspecify.annotations.Nullable;

/** Reads what {@link ChunkBuffer} wrote, page by page; each is checked before it is decompressed. */
final class ChunkPages implements PageReader {
    private final ColumnDescriptor column;
    private final long values;
    private final boolean dictionary;
    private final ByteArrayInputStream left;

    ChunkPages(ColumnDescriptor column, long values, boolean dictionary, byte[] chunk) {
        this.column = column;
        this.values = values;
        this.dictionary = dictionary;
        this.left = new ByteArrayInputStream(chunk);
    }

    @Override
    public long getTotalValueCount() {
        return values;
    }

    @Override
    public @Nullable DictionaryPage readDictionaryPage() {
        if (!dictionary) {
            return null;
        }
        try {
            PageHeader header = Util.readPageHeader(left);
            DictionaryPageHeader said = Said.of(header.getDictionary_page_header());
            return new DictionaryPage(content(header), said.getNum_values(), encoding(said.getEncoding()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public DataPage readPage() {
        try {
            PageHeader header = Util.readPageHeader(left);
            DataPageHeader said = Said.of(header.getData_page_header());
            return new DataPageV1(
                    content(header),
                    said.getNum_values(),
                    header.getUncompressed_page_size(),
                    Statistics.getBuilderForReading(column.getPrimitiveType()).build(),
                    encoding(said.getRepetition_level_encoding()),
                    encoding(said.getDefinition_level_encoding()),
                    encoding(said.getEncoding()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private BytesInput content(PageHeader header) throws IOException {
        byte[] compressed = left.readNBytes(header.getCompressed_page_size());
        CRC32 checksum = new CRC32();
        checksum.update(compressed);
        if ((int) checksum.getValue() != header.getCrc()) {
            throw new IOException("a page is not what its checksum says");
        }
        // Before memory is set aside for it: a size that was changed may be any.
        int size = header.getUncompressed_page_size();
        if (Zstd.getFrameContentSize(compressed) != size) {
            throw new IOException("a page is not as large as it says");
        }
        return BytesInput.from(Zstd.decompress(compressed, size));
    }

    private static Encoding encoding(org.apache.parquet.format.@Nullable Encoding word) {
        return Encoding.valueOf(Said.of(word).name());
    }
}
