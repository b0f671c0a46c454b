package io.lethe.archive.format;

import io.lethe.archive.content.Cell;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.SchemaElement;

/**
 * A geometry as a group of two: its reference system and its well-known binary, which every other tool reads. The servers keep both in one
 * string of bytes, which no tool knows; and Parquet's own type for geometry has one reference system for a whole column, where a server
 * has one for each value.
 */
record GeometryForm() implements ParquetForm {
    private static final int SRID_SIZE = Integer.BYTES;

    @Override
    public List<SchemaElement> elements() {
        return List.of(
                new SchemaElement("").setNum_children(2),
                Physical.LONG.element().setName("srid").setRepetition_type(FieldRepetitionType.REQUIRED),
                Physical.BYTES.element().setName("wkb").setRepetition_type(FieldRepetitionType.REQUIRED));
    }

    @Override
    public void write(Cell cell, List<ColumnWriter> leaves, int level) {
        byte[] both = ScalarForm.bytes(cell);
        if (both.length < SRID_SIZE) {
            throw new IllegalArgumentException("expected a reference system before a geometry");
        }
        ByteBuffer in = ByteBuffer.wrap(both).order(ByteOrder.LITTLE_ENDIAN);
        Physical.LONG.put().put(leaves.getFirst(), Integer.toUnsignedLong(in.getInt()), level);
        byte[] wkb = new byte[in.remaining()];
        in.get(wkb);
        Physical.BYTES.put().put(leaves.getLast(), wkb, level);
    }

    @Override
    public Cell read(List<ColumnReader> leaves) {
        long srid = leaves.getFirst().getLong();
        byte[] wkb = leaves.getLast().getBinary().getBytes();
        return new Cell.Bytes(ByteBuffer.allocate(SRID_SIZE + wkb.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt((int) srid)
                .put(wkb)
                .array());
    }
}
