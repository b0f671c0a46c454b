package io.lethe.hold;

import io.lethe.ledger.json.CanonicalJsonException;
import io.lethe.ledger.json.JsonArray;
import io.lethe.ledger.json.JsonObject;
import io.lethe.policy.name.Category;
import io.lethe.policy.name.DatasetId;
import java.nio.charset.StandardCharsets;

/**
 * A scope as the column {@code scope} holds it, canonical JSON in one of three forms:
 *
 * <pre>
 * {"data":"login-event","key":["4711"]}
 * {"subject":"4711"}
 * {"category":"activity-log"}
 * </pre>
 *
 * <p>What cannot be read is an error, never an empty scope: a hold that nobody understands must not hold nothing.
 */
final class ScopeForm {
    private ScopeForm() {}

    static String write(Scope scope) {
        try {
            return new String(json(scope).bytes(), StandardCharsets.UTF_8);
        } catch (CanonicalJsonException e) {
            // The reason names only what is wrong with the characters, but it quotes them: they came from the caller a
            // moment ago.
            throw new HoldRefusedException("scope: " + e.getMessage());
        }
    }

    static Scope read(String text) {
        JsonObject json = JsonObject.read(text.getBytes(StandardCharsets.UTF_8));
        if (json.has("data")) {
            return new Scope.Row(
                    new DatasetId(json.text("data")), json.array("key").texts());
        }
        if (json.has("subject")) {
            return new Scope.Subject(json.text("subject"));
        }
        return new Scope.Whole(new Category(json.text("category")));
    }

    private static JsonObject json(Scope scope) {
        JsonObject.Builder json = JsonObject.builder();
        return switch (scope) {
            case Scope.Row row ->
                json.put("data", row.data().name())
                        .put("key", JsonArray.ofTexts(row.key()))
                        .build();
            case Scope.Subject subject ->
                json.put("subject", subject.reference()).build();
            case Scope.Whole whole ->
                json.put("category", whole.category().name()).build();
        };
    }
}
