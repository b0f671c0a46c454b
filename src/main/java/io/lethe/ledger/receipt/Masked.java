package io.lethe.ledger.receipt;

import io.lethe.ledger.json.JsonArray;
import io.lethe.ledger.json.JsonObject;
import io.lethe.ledger.json.JsonValue;
import io.lethe.ledger.tree.Hash;
import java.util.List;

/**
 * How a chunk's rows were changed: which columns by which maskings, and what they held before and after as one keyed digest each. Whoever
 * has the epoch key and a copy of the rows, of before or of after, can show that it is the one; nobody else learns anything.
 *
 * @param before {@link MaskedDigest} of the columns' values as they were found
 * @param after the same as they were left
 */
public record Masked(List<Field> fields, Hash before, Hash after) implements Deed {
    static final String ACTION = "anonymise";

    public Masked {
        fields = List.copyOf(fields);
        if (fields.isEmpty()) {
            throw new IllegalArgumentException("expected the masked columns but there are none");
        }
        if (before.equals(after)) {
            throw new IllegalArgumentException(
                    "expected that masking changes the rows but before and after are the same");
        }
    }

    /**
     * A column, and what masked it.
     *
     * @param masking the masking's word, such as {@code truncate-ip}; never an argument, which may be a text of the author's
     */
    public record Field(String column, String masking) {}

    public static Masked read(JsonObject json) {
        return new Masked(
                json.array("fields")
                        .arrays()
                        .map(JsonArray::texts)
                        .map(pair -> new Field(pair.getFirst(), pair.getLast()))
                        .toList(),
                json.hash("before"),
                json.hash("after"));
    }

    @Override
    public String action() {
        return ACTION;
    }

    @Override
    public void write(JsonObject.Builder json) {
        json.put("fields", json()).put("before", before).put("after", after);
    }

    private JsonArray json() {
        return new JsonArray(fields.stream()
                .<JsonValue>map(field -> JsonArray.ofTexts(List.of(field.column(), field.masking())))
                .toList());
    }
}
