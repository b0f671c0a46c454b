package io.lethe.evidence;

import io.lethe.ledger.json.JsonArray;
import io.lethe.ledger.json.JsonObject;
import io.lethe.policy.Policy;
import io.lethe.policy.Rule;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * By what policy rows were deleted: the version that the run's leaf names, when it was adopted, and what its file says.
 *
 * @param adopted the leaf {@code policy.adopted} of this version; null where the ledger has none
 * @param kept whether the file's bytes were kept, and so are in the bundle
 * @param text what the file says; null where its bytes were not kept, or this version cannot read them
 */
public record PolicyStatement(
        PolicyReference version,
        boolean kept,
        @Nullable Adoption adopted,
        @Nullable Policy text) {

    /** When a version came into force. */
    public record Adoption(long leaf, Instant at) {}

    JsonObject json() {
        JsonObject.Builder json = JsonObject.builder()
                .put("id", version.category().name())
                .put("sha256", version.sha256())
                .put("kept", kept);
        if (adopted != null) {
            json.put("adoptedLeaf", adopted.leaf()).put("adoptedAt", adopted.at());
        }
        if (text != null) {
            write(text, json);
        }
        return json.build();
    }

    private static void write(Policy policy, JsonObject.Builder json) {
        json.put("title", Words.oneLine(policy.title()))
                .put("owner", Words.oneLine(policy.owner()))
                .put("purpose", Words.oneLine(policy.purpose()))
                .put("basis", policy.basis().type().toString())
                .put("reference", Words.oneLine(policy.basis().reference()))
                .put("timezone", policy.zone().getId())
                .put("rules", RunStatement.array(policy.rules().stream().map(PolicyStatement::json)));
    }

    private static JsonObject json(Rule rule) {
        return JsonObject.builder()
                .put("rule", rule.number())
                .put("data", rule.data().name())
                .put("since", rule.since().toString())
                .put("countFrom", rule.countFrom().toString())
                .put(
                        "steps",
                        JsonArray.ofTexts(rule.steps().stream()
                                .map(step -> step.after() + ": " + step.then().called())
                                .toList()))
                .build();
    }
}
