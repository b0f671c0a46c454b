package io.lethe.plan;

import io.lethe.ledger.json.JsonObject;
import io.lethe.policy.JsonMasking;
import io.lethe.policy.Masking;
import io.lethe.policy.name.ColumnName;
import io.lethe.policy.name.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The masking of a column, or of a value within its documents, in its written form:
 *
 * <pre>
 * {"argument":"3","column":"note","masking":"keep-first"}
 * {"column":"details","masking":"truncate-ip","path":"$.ip"}
 * </pre>
 */
final class MaskingJson {
    private static final String COLUMN = "column";
    private static final String MASKING = "masking";
    private static final String ARGUMENT = "argument";
    private static final String PATH = "path";

    private MaskingJson() {}

    /** One object for a column; of a column of JSON one for each path. */
    static Stream<JsonObject> write(ColumnName column, Masking masking) {
        return masking instanceof JsonMasking json
                ? json.paths().entrySet().stream()
                        .map(path -> start(column, path.getValue())
                                .put(PATH, path.getKey().toString())
                                .build())
                : Stream.of(start(column, masking).build());
    }

    private static JsonObject.Builder start(ColumnName column, Masking masking) {
        JsonObject.Builder json = JsonObject.builder()
                .put(COLUMN, column.name())
                .put(MASKING, masking.word().toString());
        return masking.argument().isEmpty() ? json : json.put(ARGUMENT, masking.argument());
    }

    static Map<ColumnName, Masking> read(List<JsonObject> fields) {
        Map<ColumnName, Masking> maskings = new TreeMap<>();
        Map<ColumnName, Map<JsonPath, Masking.InJson>> documents = new TreeMap<>();
        for (JsonObject field : fields) {
            ColumnName column = new ColumnName(field.text(COLUMN));
            Masking masking = Masking.of(field.text(MASKING), field.has(ARGUMENT) ? field.text(ARGUMENT) : "");
            if (field.has(PATH)) {
                documents
                        .computeIfAbsent(column, none -> new TreeMap<>())
                        .put(JsonPath.of(field.text(PATH)), inJson(masking));
            } else {
                maskings.put(column, masking);
            }
        }
        documents.forEach((column, paths) -> maskings.put(column, new JsonMasking(paths)));
        return maskings;
    }

    private static Masking.InJson inJson(Masking masking) {
        return Optional.of(masking)
                .filter(Masking.InJson.class::isInstance)
                .map(Masking.InJson.class::cast)
                .orElseThrow(() -> new IllegalArgumentException(
                        "expected a masking of a value within JSON but was " + masking.words()));
    }
}
