package io.lethe.plan;

import io.lethe.ledger.json.JsonArray;
import io.lethe.ledger.json.JsonObject;
import io.lethe.ledger.json.JsonValue;
import io.lethe.policy.Action;
import io.lethe.policy.ArchiveFormat;
import io.lethe.policy.Masking;
import io.lethe.policy.name.ColumnName;
import io.lethe.policy.time.RetentionPeriod;
import java.time.Period;
import java.util.Map;

/**
 * The action of a step in its written form: {@code "action":"purge"}, or
 *
 * <pre>
 * "action":"anonymise","fields":[{"column":"ip","masking":"truncate-ip"},{"argument":"3","column":"note","masking":"keep-first"}]
 * </pre>
 */
final class ActionJson {
    private static final String ACTION = "action";
    private static final String FIELDS = "fields";
    private static final String ARCHIVE = "archive";
    private static final String FORMAT = "format";

    private ActionJson() {}

    static void write(Action action, JsonObject.Builder json) {
        json.put(ACTION, action.word());
        switch (action) {
            case Action.Purge purge -> {}
            case Action.Anonymise anonymise -> json.put(FIELDS, fields(anonymise.fields()));
            case Action.Archive archive -> json.put(ARCHIVE, written(archive));
        }
    }

    /** The format stands there only where it is not the usual one: plans from before there was another keep their digest. */
    private static JsonObject written(Action.Archive archive) {
        JsonObject.Builder json = JsonObject.builder()
                .put("to", archive.store())
                .put("keep", archive.keep().period().toString());
        if (archive.format() != ArchiveFormat.JSON_LINES) {
            json.put(FORMAT, archive.format().toString());
        }
        return json.build();
    }

    static Action read(JsonObject json) {
        return switch (json.text(ACTION)) {
            case "purge" -> new Action.Purge();
            case "archive" -> archive(json.object(ARCHIVE));
            case "anonymise" ->
                new Action.Anonymise(MaskingJson.read(json.array(FIELDS).objects()));
            default -> throw new IllegalArgumentException("expected an action but was " + json.text(ACTION));
        };
    }

    private static Action archive(JsonObject json) {
        return new Action.Archive(
                json.text("to"),
                new RetentionPeriod(Period.parse(json.text("keep"))),
                json.has(FORMAT) ? ArchiveFormat.of(json.text(FORMAT)) : ArchiveFormat.JSON_LINES);
    }

    private static JsonArray fields(Map<ColumnName, Masking> fields) {
        return new JsonArray(fields.entrySet().stream()
                .<JsonValue>flatMap(field -> MaskingJson.write(field.getKey(), field.getValue()))
                .toList());
    }
}
