package io.lethe.archive.format;

import io.lethe.archive.content.DamagedContentException;
import io.lethe.archive.content.SchemaLine;
import io.lethe.archive.content.SegmentEnd;
import io.lethe.archive.content.SegmentSchema;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.KeyValue;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Util;

/**
 * The end of a Parquet file, where readers begin: what lies where, and under {@code lethe.segment} and {@code lethe.end} what the first and
 * the last line of JSON Lines would say.
 *
 * <pre>
 * PAR1 | row groups | footer | its length, four bytes, the lowest first | PAR1
 * </pre>
 */
record ParquetFooter(SegmentSchema segment, SegmentEnd end, List<RowGroup> groups) {
    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
    private static final int TAIL = Integer.BYTES + MAGIC.length;
    private static final int VERSION = 1;
    private static final String WRITER = "lethe";
    private static final String SEGMENT = "lethe.segment";
    private static final String END = "lethe.end";

    ParquetFooter {
        groups = List.copyOf(groups);
    }

    /** Begins a file; answers how long it is then. */
    static long begin(OutputStream out) throws IOException {
        out.write(MAGIC);
        return MAGIC.length;
    }

    void writeTo(OutputStream out, List<SchemaElement> elements) throws IOException {
        FileMetaData said = new FileMetaData(VERSION, elements, end.rows(), groups)
                .setCreated_by(WRITER)
                .setKey_value_metadata(
                        List.of(value(SEGMENT, SchemaLine.write(segment)), value(END, SchemaLine.write(end))));
        ByteArrayOutputStream footer = new ByteArrayOutputStream();
        Util.writeFileMetaData(said, footer);
        footer.writeTo(out);
        out.write(ByteBuffer.allocate(TAIL)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(footer.size())
                .put(MAGIC)
                .array());
    }

    private static KeyValue value(String key, byte[] line) {
        return new KeyValue(key).setValue(new String(line, StandardCharsets.UTF_8));
    }

    /**
     * Reads it, and holds it against what this schema's footer must be.
     *
     * @throws DamagedContentException if this is no file of ours, or its end is missing
     */
    static ParquetFooter read(SeekableByteChannel file) throws IOException {
        long size = file.size();
        if (size < MAGIC.length + TAIL) {
            throw cutOff();
        }
        ByteBuffer tail = ByteBuffer.wrap(bytes(file, size - TAIL, TAIL)).order(ByteOrder.LITTLE_ENDIAN);
        int length = tail.getInt();
        if (!tail.equals(ByteBuffer.wrap(MAGIC)) || length < 0 || length > size - MAGIC.length - TAIL) {
            throw cutOff();
        }
        return read(bytes(file, size - TAIL - length, length));
    }

    private static ParquetFooter read(byte[] footer) throws IOException {
        FileMetaData said = Util.readFileMetaData(new ByteArrayInputStream(footer));
        Map<String, byte[]> values = Said.of(said.getKey_value_metadata()).stream()
                .collect(Collectors.toMap(
                        KeyValue::getKey, value -> Said.of(value.getValue()).getBytes(StandardCharsets.UTF_8)));
        SegmentSchema segment = SchemaLine.readSchema(values.getOrDefault(SEGMENT, new byte[0]));
        if (!new ParquetSchema(segment).elements().equals(said.getSchema())) {
            throw new DamagedContentException("its columns are not those that its schema says");
        }
        return new ParquetFooter(
                segment, SchemaLine.readEnd(values.getOrDefault(END, new byte[0])), Said.of(said.getRow_groups()));
    }

    private static DamagedContentException cutOff() {
        return new DamagedContentException("it is cut off: it does not end as a Parquet file does");
    }

    /** Bytes of the file, all of them. */
    static byte[] bytes(SeekableByteChannel file, long position, long length) throws IOException {
        if (position < MAGIC.length || length < 0 || length > file.size() - position || length > Integer.MAX_VALUE) {
            throw new DamagedContentException("it says that content lies where there is none");
        }
        ByteBuffer bytes = ByteBuffer.allocate((int) length);
        file.position(position);
        while (bytes.hasRemaining() && file.read(bytes) >= 0) {}
        return Arrays.copyOf(bytes.array(), bytes.position());
    }
}
