package io.lethe.archive.format;

import java.util.function.Function;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Type;
import org.apache.parquet.io.api.Binary;

/** One of Parquet's own few types, and how a value of it gets into a column and out of it. */
record Physical<V>(Type type, Put<V> put, Function<ColumnReader, V> get) {
    static final Physical<Integer> INT = new Physical<>(
            Type.INT32, (column, value, level) -> column.write((int) value, 0, level), ColumnReader::getInteger);
    static final Physical<Long> LONG = new Physical<>(
            Type.INT64, (column, value, level) -> column.write((long) value, 0, level), ColumnReader::getLong);
    static final Physical<Float> FLOAT = new Physical<>(
            Type.FLOAT, (column, value, level) -> column.write((float) value, 0, level), ColumnReader::getFloat);
    static final Physical<Double> DOUBLE = new Physical<>(
            Type.DOUBLE, (column, value, level) -> column.write((double) value, 0, level), ColumnReader::getDouble);
    static final Physical<byte[]> BYTES = binary(Type.BYTE_ARRAY);
    static final Physical<byte[]> FIXED = binary(Type.FIXED_LEN_BYTE_ARRAY);

    /** Adds a value to a column. Nothing is repeated in a table, so there is no repetition level. */
    @FunctionalInterface
    interface Put<V> {
        void put(ColumnWriter column, V value, int level);
    }

    private static Physical<byte[]> binary(Type type) {
        return new Physical<>(
                type,
                (column, value, level) -> column.write(Binary.fromConstantByteArray(value), 0, level),
                column -> column.getBinary().getBytes());
    }

    /** A schema's element of this type, without a name yet. */
    SchemaElement element() {
        return new SchemaElement("").setType(type);
    }
}
