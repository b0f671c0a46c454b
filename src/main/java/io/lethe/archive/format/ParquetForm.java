package io.lethe.archive.format;

import io.lethe.archive.content.Cell;
import java.util.List;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.format.SchemaElement;

/** How the values of one column lie in Parquet. What is written comes back to the letter, or is refused. */
sealed interface ParquetForm permits ScalarForm, GeometryForm {
    /** What the file's schema says of it: one element, or a group and what it is made of. The first has no name yet. */
    List<SchemaElement> elements();

    /**
     * Writes a value that is not NULL.
     *
     * @param leaves a writer for each element that holds values
     * @param level the definition level of what is not NULL
     * @throws RuntimeException if the value would not come back to the letter
     */
    void write(Cell cell, List<ColumnWriter> leaves, int level);

    /** The value that the readers stand at, which is not NULL. */
    Cell read(List<ColumnReader> leaves);

    default int leaves() {
        return (int) elements().stream().filter(SchemaElement::isSetType).count();
    }
}
