package io.lethe.evidence;

import io.lethe.ledger.json.JsonObject;
import io.lethe.ledger.tree.Hash;
import io.lethe.policy.name.Category;
import java.util.List;

/** One version of one policy as leaves name it: its category, and the hash of its file's bytes. */
public record PolicyReference(Category category, Hash sha256) implements Comparable<PolicyReference> {

    /** Those that a {@code run.started} names, in its order. */
    static List<PolicyReference> of(JsonObject started) {
        return started.has("policy")
                ? List.of(read(started.object("policy")))
                : started.array("policies").objects().stream()
                        .map(PolicyReference::read)
                        .toList();
    }

    static PolicyReference read(JsonObject json) {
        return new PolicyReference(new Category(json.text("id")), json.hash("sha256"));
    }

    JsonObject json() {
        return JsonObject.builder()
                .put("id", category.name())
                .put("sha256", sha256)
                .build();
    }

    @Override
    public int compareTo(PolicyReference other) {
        int byCategory = category.name().compareTo(other.category.name());
        return byCategory != 0 ? byCategory : sha256.compareTo(other.sha256);
    }

    @Override
    public String toString() {
        return category + " " + sha256.abbreviated();
    }
}
