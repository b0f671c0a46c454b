package io.lethe.archive.format;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageWriter;
import org.apache.parquet.column.statistics.SizeStatistics;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.column.statistics.geospatial.GeospatialStatistics;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DictionaryPageHeader;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.Type;
import org.apache.parquet.format.Util;

/** The compressed pages of one column in one row group. They stay in memory until the group is full: a file has one column after the other. */
final class ChunkBuffer implements PageWriter {
    private final ColumnDescriptor column;
    private final Type type;
    private final ByteArrayOutputStream dictionary = new ByteArrayOutputStream();
    private final ByteArrayOutputStream pages = new ByteArrayOutputStream();
    private final Set<Encoding> encodings = EnumSet.noneOf(Encoding.class);
    private long values;
    private long uncompressed;

    ChunkBuffer(ColumnDescriptor column) {
        this.column = column;
        this.type = switch (column.getPrimitiveType().getPrimitiveTypeName()) {
            case BINARY -> Type.BYTE_ARRAY;
            case INT32, INT64, FLOAT, DOUBLE, FIXED_LEN_BYTE_ARRAY, BOOLEAN, INT96 ->
                Type.valueOf(column.getPrimitiveType().getPrimitiveTypeName().name());
        };
    }

    @Override
    public void writePage(
            BytesInput bytes,
            int valueCount,
            int rowCount,
            Statistics<?> statistics,
            SizeStatistics sizes,
            GeospatialStatistics places,
            Encoding repetition,
            Encoding definition,
            Encoding values)
            throws IOException {
        encodings.addAll(List.of(repetition, definition, values));
        this.values += valueCount;
        write(
                pages,
                bytes,
                new PageHeader()
                        .setType(PageType.DATA_PAGE)
                        .setData_page_header(
                                new DataPageHeader(valueCount, word(values), word(definition), word(repetition))));
    }

    /** Comes after the pages that refer to it and stands before them. */
    @Override
    public void writeDictionaryPage(DictionaryPage page) throws IOException {
        encodings.add(page.getEncoding());
        write(
                dictionary,
                page.getBytes(),
                new PageHeader()
                        .setType(PageType.DICTIONARY_PAGE)
                        .setDictionary_page_header(
                                new DictionaryPageHeader(page.getDictionarySize(), word(page.getEncoding()))));
    }

    private void write(ByteArrayOutputStream to, BytesInput page, PageHeader header) throws IOException {
        int size = Math.toIntExact(page.size());
        ByteArrayOutputStream plain = new ByteArrayOutputStream(size);
        page.writeAllTo(plain);
        byte[] compressed = Zstd.compress(plain.toByteArray(), SegmentFormat.ZSTD_LEVEL);
        CRC32 checksum = new CRC32();
        checksum.update(compressed);
        int before = to.size();
        Util.writePageHeader(
                header.setUncompressed_page_size(size)
                        .setCompressed_page_size(compressed.length)
                        .setCrc((int) checksum.getValue()),
                to);
        uncompressed += to.size() - before + size;
        to.write(compressed);
    }

    private static org.apache.parquet.format.Encoding word(Encoding encoding) {
        return org.apache.parquet.format.Encoding.valueOf(encoding.name());
    }

    /** Writes the chunk and says what lies where. {@code position} is the place in the file that the stream stands at. */
    ColumnMetaData writeTo(OutputStream out, long position) throws IOException {
        dictionary.writeTo(out);
        pages.writeTo(out);
        ColumnMetaData said = new ColumnMetaData(
                type,
                encodings.stream().map(ChunkBuffer::word).toList(),
                new ArrayList<>(List.of(column.getPath())),
                CompressionCodec.ZSTD,
                values,
                uncompressed,
                getMemSize(),
                position + dictionary.size());
        if (dictionary.size() > 0) {
            said.setDictionary_page_offset(position);
        }
        return said;
    }

    @Override
    public long getMemSize() {
        return (long) dictionary.size() + pages.size();
    }

    @Override
    public long allocatedSize() {
        return getMemSize();
    }

    @Override
    public String memUsageString(String prefix) {
        return prefix + " " + getMemSize() + " bytes";
    }

    @Override
    @SuppressWarnings("deprecation") // has to be there, and is not called
    public void writePage(
            BytesInput bytes,
            int valueCount,
            Statistics<?> statistics,
            Encoding repetition,
            Encoding definition,
            Encoding values) {
        throw new UnsupportedOperationException("pages come with their sizes");
    }

    @Override
    public void writePage(
            BytesInput bytes,
            int valueCount,
            int rowCount,
            Statistics<?> statistics,
            Encoding repetition,
            Encoding definition,
            Encoding values) {
        throw new UnsupportedOperationException("pages come with their sizes");
    }

    @Override
    public void writePageV2(
            int rowCount,
            int nullCount,
            int valueCount,
            BytesInput repetition,
            BytesInput definition,
            Encoding encoding,
            BytesInput data,
            Statistics<?> statistics) {
        throw new UnsupportedOperationException("pages are of the first version, which every reader knows");
    }
}
