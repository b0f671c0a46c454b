package io.lethe.ledger.receipt;

import io.lethe.ledger.json.JsonObject;
import io.lethe.ledger.tree.Hash;
import io.lethe.policy.name.Category;

/** One policy as it was at one time: its category, which is its id, and the hash of its file's bytes. */
public record PolicyVersion(Category id, Hash sha256) {

    public static PolicyVersion read(JsonObject json) {
        return new PolicyVersion(new Category(json.text("id")), json.hash("sha256"));
    }

    public JsonObject json() {
        return JsonObject.builder().put("id", id.name()).put("sha256", sha256).build();
    }
}
