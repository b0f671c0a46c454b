package io.lethe.plan;

import io.lethe.ledger.json.JsonArray;
import io.lethe.ledger.json.JsonObject;
import io.lethe.ledger.json.JsonValue;
import io.lethe.policy.name.TargetName;
import java.nio.charset.StandardCharsets;

/** The written form of a plan: canonical JSON, but with the format as its first member, so that a reader knows what follows. */
final class PlanJson {
    private static final String HEAD = "{\"format\":\"lethe.plan/1\",";

    /** A plan of a thousand steps; the column that keeps it takes 16 MiB. */
    private static final int LARGEST = 8 * 1024 * 1024;

    private static final String REPLAY = "replay";

    private PlanJson() {}

    static String write(RunPlan plan) {
        JsonObject.Builder json = JsonObject.builder()
                .put("target", plan.target().name())
                .put("asOf", plan.asOf())
                .put("policySet", plan.policySet())
                .put("steps", steps(plan));
        if (plan.replay() != null) {
            json.put(REPLAY, plan.replay());
        }
        return HEAD + new String(json.build().bytes(LARGEST), StandardCharsets.UTF_8).substring(1);
    }

    private static JsonArray steps(RunPlan plan) {
        return new JsonArray(
                plan.steps().stream().<JsonValue>map(StepJson::write).toList());
    }

    static RunPlan read(String text) {
        if (!text.startsWith(HEAD)) {
            throw new IllegalArgumentException("expected a plan that begins with " + HEAD);
        }
        JsonObject json =
                JsonObject.read(("{" + text.substring(HEAD.length())).getBytes(StandardCharsets.UTF_8), LARGEST);
        RunPlan plan = new RunPlan(
                new TargetName(json.text("target")),
                json.instant("asOf"),
                json.hash("policySet"),
                json.array("steps").objects().stream().map(StepJson::read).toList(),
                json.has(REPLAY) ? json.uuid(REPLAY) : null);
        if (!write(plan).equals(text)) {
            throw new IllegalArgumentException("expected a plan as written by lethe plan, but it has other members");
        }
        return plan;
    }
}
