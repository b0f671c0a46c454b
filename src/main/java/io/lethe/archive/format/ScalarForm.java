package io.lethe.archive.format;

import io.lethe.archive.content.Cell;
import java.util.List;
import java.util.function.Function;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.format.SchemaElement;

/** A value that is one value of Parquet's too. */
record ScalarForm<V>(SchemaElement element, Physical<V> physical, Function<Cell, V> from, Function<V, Cell> to)
        implements ParquetForm {

    /** Of a value that a server writes as text; a text that {@code print} would not give again is refused. */
    static <V> ScalarForm<V> ofText(
            SchemaElement element, Physical<V> physical, Function<String, V> parse, Function<V, String> print) {
        return new ScalarForm<>(
                element,
                physical,
                cell -> {
                    String text = text(cell);
                    V value = parse.apply(text);
                    if (!print.apply(value).equals(text)) {
                        throw new IllegalArgumentException("expected a value that comes back to the letter");
                    }
                    return value;
                },
                value -> new Cell.Text(print.apply(value)));
    }

    /** Of a value that is bytes. */
    static ScalarForm<byte[]> ofBytes(SchemaElement element) {
        return new ScalarForm<>(element, Physical.BYTES, ScalarForm::bytes, Cell.Bytes::new);
    }

    @Override
    public List<SchemaElement> elements() {
        return List.of(element);
    }

    @Override
    public void write(Cell cell, List<ColumnWriter> leaves, int level) {
        physical.put().put(leaves.getFirst(), from.apply(cell), level);
    }

    @Override
    public Cell read(List<ColumnReader> leaves) {
        return to.apply(physical.get().apply(leaves.getFirst()));
    }

    private static String text(Cell cell) {
        if (cell instanceof Cell.Text text) {
            return text.text();
        }
        throw new IllegalArgumentException("expected text");
    }

    static byte[] bytes(Cell cell) {
        if (cell instanceof Cell.Bytes bytes) {
            return bytes.bytes();
        }
        throw new IllegalArgumentException("expected bytes");
    }
}
