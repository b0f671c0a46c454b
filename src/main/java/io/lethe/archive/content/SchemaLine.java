package io.lethe.archive.content;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.lethe.policy.name.ColumnName;
import io.lethe.policy.name.TableName;
import io.lethe.policy.name.TargetName;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A schema and an end as lines of JSON, and back. Their forms are shown at {@link SegmentSchema} and {@link SegmentEnd}. */
public final class SchemaLine {
    private static final String FORMAT = "lethe.segment/1";

    private SchemaLine() {}

    public static byte[] write(SegmentSchema schema) {
        JsonArray key = new JsonArray();
        schema.key().forEach(column -> key.add(column.name()));
        JsonArray columns = new JsonArray();
        schema.columns().forEach(column -> columns.add(write(column)));
        JsonObject json = new JsonObject();
        json.addProperty("format", FORMAT);
        json.addProperty("target", schema.target().name());
        json.addProperty("table", schema.table().toString());
        json.add("key", key);
        json.add("columns", columns);
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static JsonObject write(SegmentColumn column) {
        JsonObject json = new JsonObject();
        json.addProperty("name", column.name().name());
        json.addProperty("definition", column.definition());
        json.addProperty("type", word(column.type()));
        json.addProperty("nullable", column.nullable());
        if (column.generated()) {
            json.addProperty("generated", true);
        }
        if (!column.collation().isEmpty()) {
            json.addProperty("charset", column.charset());
            json.addProperty("collation", column.collation());
        }
        return json;
    }

    private static String word(ArchivedType type) {
        return type.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static SegmentSchema readSchema(byte[] line) throws DamagedContentException {
        JsonObject json = object(line, "format", "its first line is not the schema of a segment");
        try {
            List<ColumnName> key = new ArrayList<>();
            json.getAsJsonArray("key").forEach(name -> key.add(new ColumnName(name.getAsString())));
            List<SegmentColumn> columns = new ArrayList<>();
            json.getAsJsonArray("columns").forEach(column -> columns.add(column(column.getAsJsonObject())));
            return new SegmentSchema(
                    new TargetName(json.get("target").getAsString()),
                    TableName.of(json.get("table").getAsString()),
                    key,
                    columns);
        } catch (IllegalArgumentException | IllegalStateException | ClassCastException | NullPointerException e) {
            throw new DamagedContentException("the schema is not one of " + FORMAT, e);
        }
    }

    private static SegmentColumn column(JsonObject json) {
        return new SegmentColumn(
                new ColumnName(json.get("name").getAsString()),
                json.get("definition").getAsString(),
                ArchivedType.valueOf(
                        json.get("type").getAsString().toUpperCase(Locale.ROOT).replace('-', '_')),
                json.get("nullable").getAsBoolean(),
                json.has("generated"),
                textOrNone(json, "charset"),
                textOrNone(json, "collation"));
    }

    private static String textOrNone(JsonObject json, String member) {
        return json.has(member) ? json.get(member).getAsString() : "";
    }

    public static byte[] write(SegmentEnd end) {
        JsonObject json = new JsonObject();
        json.addProperty("end", FORMAT);
        json.addProperty("rows", end.rows());
        json.addProperty("sha256", end.content().toString());
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    public static SegmentEnd readEnd(byte[] line) throws DamagedContentException {
        JsonObject json = object(line, "end", "it is cut off: its last line is not the end of a segment");
        try {
            return new SegmentEnd(
                    json.get("rows").getAsLong(),
                    Sha256.parse(json.get("sha256").getAsString()));
        } catch (IllegalArgumentException | IllegalStateException | NullPointerException e) {
            throw new DamagedContentException("its last line is not the end of a segment", e);
        }
    }

    /** The object on this line, if it says in {@code mark} that it belongs to our format. */
    private static JsonObject object(byte[] line, String mark, String otherwise) throws DamagedContentException {
        try {
            JsonElement json = JsonParser.parseString(new String(line, StandardCharsets.UTF_8));
            if (json.isJsonObject()
                    && new JsonPrimitive(FORMAT).equals(json.getAsJsonObject().get(mark))) {
                return json.getAsJsonObject();
            }
        } catch (JsonParseException e) {
            throw new DamagedContentException(otherwise, e);
        }
        throw new DamagedContentException(otherwise);
    }
}
