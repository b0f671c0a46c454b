package io.lethe.archive.content;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A row as one line of JSON, and back. The line has one form for one row: columns in the schema's order, no spaces, no line end within. Its
 * digest tells whether a row is still what it was when it was archived, whatever the segment's format.
 *
 * <pre>
 * {"id":"42","status":"paid","amount":"19.90","scan":"iVBORw0K","paid_on":null}
 * </pre>
 */
public final class RowLine {
    /** Of a line of most tables, so that it is not moved while it grows. */
    private static final int USUAL = 512;

    private final SegmentSchema schema;

    /** What stands before each value. */
    private final List<String> names;

    public RowLine(SegmentSchema schema) {
        this.schema = schema;
        this.names = schema.columns().stream().map(RowLine::name).toList();
    }

    private static String name(SegmentColumn column) {
        StringBuilder name = new StringBuilder();
        JsonText.append(name, column.name().name());
        return name.append(':').toString();
    }

    public byte[] write(Row row) {
        StringBuilder line = new StringBuilder(USUAL);
        for (int i = 0; i < names.size(); i++) {
            line.append(i == 0 ? '{' : ',').append(names.get(i));
            write(line, schema.columns().get(i).type(), row.cell(i));
        }
        return line.append('}').toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void write(StringBuilder line, ArchivedType type, Cell cell) {
        switch (cell) {
            case Cell.Absent absent -> line.append("null");
            case Cell.Bytes bytes ->
                line.append('"')
                        .append(Base64.getEncoder().encodeToString(bytes.bytes()))
                        .append('"');
            case Cell.Text text when type.form() == ArchivedType.Form.NUMBER -> line.append(text.text());
            case Cell.Text text -> JsonText.append(line, text.text());
        }
    }

    /** Of the row's line: the same for equal rows, whichever format they were read from. */
    public Sha256 digest(Row row) {
        return Sha256.of(write(row));
    }

    /** Strict: exactly the schema's columns in their order. */
    public Row read(byte[] line) throws DamagedContentException {
        try (JsonReader json = new JsonReader(new StringReader(new String(line, StandardCharsets.UTF_8)))) {
            List<Cell> cells = new ArrayList<>(schema.columns().size());
            json.beginObject();
            for (SegmentColumn column : schema.columns()) {
                cells.add(read(json, column));
            }
            json.endObject();
            if (json.peek() != JsonToken.END_DOCUMENT) {
                throw new DamagedContentException("something follows a row on its line");
            }
            return new Row(cells);
        } catch (DamagedContentException e) {
            throw e;
        } catch (IOException | IllegalStateException | IllegalArgumentException e) {
            // Without the parser's message, which may quote the row.
            throw new DamagedContentException("a line is no row of " + schema.table(), e);
        }
    }

    private static Cell read(JsonReader json, SegmentColumn column) throws IOException {
        String name = json.nextName();
        if (!name.equals(column.name().name())) {
            throw new DamagedContentException("a row has other columns than the schema: expected " + column.name());
        }
        if (json.peek() == JsonToken.NULL) {
            json.nextNull();
            return accepted(column, Cell.ABSENT);
        }
        JsonToken expected = column.type().form() == ArchivedType.Form.NUMBER ? JsonToken.NUMBER : JsonToken.STRING;
        if (json.peek() != expected) {
            throw new DamagedContentException("expected a " + expected + " in " + column.name());
        }
        String text = json.nextString();
        return accepted(
                column,
                column.type().bytes() ? new Cell.Bytes(Base64.getDecoder().decode(text)) : new Cell.Text(text));
    }

    private static Cell accepted(SegmentColumn column, Cell cell) throws DamagedContentException {
        if (!column.accepts(cell)) {
            throw new DamagedContentException("expected a value of " + column.definition() + " in " + column.name());
        }
        return cell;
    }
}
