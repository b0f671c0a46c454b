package io.lethe.ledger.json;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Values in their given order. */
public record JsonArray(List<JsonValue> values) implements JsonValue {

    public JsonArray {
        values = List.copyOf(values);
    }

    public static JsonArray of(JsonValue... values) {
        return new JsonArray(List.of(values));
    }

    public static JsonArray ofTexts(List<String> texts) {
        List<JsonValue> values = new ArrayList<>(texts.size());
        for (String text : texts) {
            values.add(new JsonText(text));
        }
        return new JsonArray(values);
    }

    /** The elements as texts; refuses an array that holds anything else. */
    public List<String> texts() {
        List<String> texts = new ArrayList<>(values.size());
        for (JsonValue value : values) {
            if (!(value instanceof JsonText(String text))) {
                throw new CanonicalJsonException("expected only texts but was " + JsonObject.kind(value));
            }
            texts.add(text);
        }
        return List.copyOf(texts);
    }

    /** The elements as objects; refuses an array that holds anything else. */
    public List<JsonObject> objects() {
        return values.stream().map(JsonArray::asObject).toList();
    }

    /** The elements as arrays; refuses an array that holds anything else. */
    public Stream<JsonArray> arrays() {
        return values.stream().map(JsonArray::asArray);
    }

    private static JsonObject asObject(JsonValue value) {
        if (value instanceof JsonObject object) {
            return object;
        }
        throw new CanonicalJsonException("expected only objects but was " + JsonObject.kind(value));
    }

    private static JsonArray asArray(JsonValue value) {
        if (value instanceof JsonArray array) {
            return array;
        }
        throw new CanonicalJsonException("expected only arrays but was " + JsonObject.kind(value));
    }
}
