package io.lethe.ledger.entry;

import io.lethe.ledger.json.JsonArray;
import io.lethe.ledger.json.JsonObject;
import io.lethe.policy.name.TargetName;
import java.util.List;

/** What all leaves begin with, and lists that several of them have. */
final class LeafForm {

    private LeafForm() {}

    static JsonObject.Builder start(Entry entry) {
        return JsonObject.builder().put("schema", Entry.SCHEMA).put("type", entry.type());
    }

    static JsonArray targets(List<TargetName> targets) {
        return JsonArray.ofTexts(targets.stream().map(TargetName::name).toList());
    }

    static List<TargetName> readTargets(JsonObject json) {
        return json.array("targets").texts().stream().map(TargetName::new).toList();
    }
}
