package io.lethe.archive.format;

import io.lethe.archive.content.Cell;
import io.lethe.archive.content.Row;
import io.lethe.archive.content.SegmentColumn;
import io.lethe.archive.content.SegmentSchema;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;

/**
 * A segment's schema in Parquet's words. It follows from the segment's own and from nothing else, so that a file whose schema is another is
 * none of ours.
 *
 * <pre>
 * message crm.invoice {
 *   required fixed_len_byte_array(9) id (DECIMAL(20,0));      bigint unsigned
 *   optional int64 paid_at (TIMESTAMP(MICROS,true));          timestamp
 *   optional group place {                                    point
 *     required int64 srid;
 *     required binary wkb;
 *   }
 * }
 * </pre>
 */
final class ParquetSchema {
    private final SegmentSchema segment;
    private final List<ParquetForm> forms;
    private final List<SchemaElement> elements;
    private final MessageType message;

    ParquetSchema(SegmentSchema segment) {
        this.segment = segment;
        this.forms = segment.columns().stream().map(ParquetForms::of).toList();
        this.elements = elements(segment, forms);
        this.message = message(elements);
    }

    private static List<SchemaElement> elements(SegmentSchema segment, List<ParquetForm> forms) {
        List<SchemaElement> all = new ArrayList<>();
        all.add(new SchemaElement(segment.table().toString()).setNum_children(forms.size()));
        for (int i = 0; i < forms.size(); i++) {
            SegmentColumn column = segment.columns().get(i);
            List<SchemaElement> own = forms.get(i).elements();
            all.add(own.getFirst()
                    .deepCopy()
                    .setName(column.name().name())
                    .setRepetition_type(
                            column.nullable() ? FieldRepetitionType.OPTIONAL : FieldRepetitionType.REQUIRED));
            all.addAll(own.subList(1, own.size()));
        }
        return List.copyOf(all);
    }

    private static MessageType message(List<SchemaElement> elements) {
        Iterator<SchemaElement> left = elements.iterator();
        SchemaElement root = left.next();
        return new MessageType(root.getName(), types(left, root.getNum_children()));
    }

    private static List<Type> types(Iterator<SchemaElement> left, int count) {
        List<Type> types = new ArrayList<>(count);
        while (types.size() < count) {
            SchemaElement element = left.next();
            Repetition repetition =
                    Repetition.valueOf(Said.of(element.getRepetition_type()).name());
            types.add(
                    element.isSetNum_children()
                            ? new GroupType(repetition, element.getName(), types(left, element.getNum_children()))
                            : new PrimitiveType(
                                    repetition, physical(element), element.getType_length(), element.getName()));
        }
        return types;
    }

    private static PrimitiveTypeName physical(SchemaElement element) {
        org.apache.parquet.format.Type type = Said.of(element.getType());
        return type == org.apache.parquet.format.Type.BYTE_ARRAY
                ? PrimitiveTypeName.BINARY
                : PrimitiveTypeName.valueOf(type.name());
    }

    /** As the file's footer says it. */
    List<SchemaElement> elements() {
        return elements;
    }

    MessageType message() {
        return message;
    }

    /** What {@code each} makes of the columns of the file, by the columns of the table. */
    <T> List<List<T>> byColumn(Function<ColumnDescriptor, T> each) {
        Iterator<ColumnDescriptor> leaves = message.getColumns().iterator();
        List<List<T>> all = new ArrayList<>(forms.size());
        for (ParquetForm form : forms) {
            List<T> own = new ArrayList<>();
            for (int i = 0; i < form.leaves(); i++) {
                own.add(each.apply(leaves.next()));
            }
            all.add(own);
        }
        return all;
    }

    /**
     * Adds a row.
     *
     * @throws UnfitValueException if a value of it would not come back to the letter
     */
    void write(Row row, List<List<ColumnWriter>> columns) {
        for (int i = 0; i < forms.size(); i++) {
            SegmentColumn column = segment.columns().get(i);
            if (row.cell(i) instanceof Cell.Absent) {
                columns.get(i).forEach(leaf -> leaf.writeNull(0, 0));
                continue;
            }
            try {
                forms.get(i).write(row.cell(i), columns.get(i), level(column));
            } catch (DateTimeException | IllegalArgumentException e) {
                throw new UnfitValueException(segment.table(), column, e);
            }
        }
    }

    /** The row that the readers stand at; then they stand at the next. */
    Row read(List<List<ColumnReader>> columns) {
        List<Cell> cells = new ArrayList<>(forms.size());
        for (int i = 0; i < forms.size(); i++) {
            List<ColumnReader> leaves = columns.get(i);
            boolean there = leaves.getFirst().getCurrentDefinitionLevel()
                    == level(segment.columns().get(i));
            cells.add(there ? forms.get(i).read(leaves) : Cell.ABSENT);
            leaves.forEach(ColumnReader::consume);
        }
        Row row = new Row(cells);
        segment.check(row);
        return row;
    }

    /** Of a value that is not NULL. */
    private static int level(SegmentColumn column) {
        return column.nullable() ? 1 : 0;
    }
}
