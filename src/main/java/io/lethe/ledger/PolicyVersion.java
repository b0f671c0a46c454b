package io.lethe.ledger;

import io.lethe.policy.Category;

/** One policy as it was at one time: its category, which is its id, and the hash of its file's bytes. */
public record PolicyVersion(Category id, Hash sha256) {

    static PolicyVersion read(JsonObject json) {
        return new PolicyVersion(new Category(json.text("id")), json.hash("sha256"));
    }

    JsonObject json() {
        return JsonObject.builder().put("id", id.name()).put("sha256", sha256).build();
    }
}
