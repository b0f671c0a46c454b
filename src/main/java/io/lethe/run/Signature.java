package io.lethe.run;

import io.lethe.ledger.json.JsonObject;

/**
 * Who answers for what was ordered, and why. Both are erasable details of the entry that says what was done.
 *
 * @param by a person's name
 */
public record Signature(String by, String reason) {
    public Signature {
        if (by.isBlank() || reason.isBlank()) {
            throw new RunRefusedException("expected who answers for it, and why, but one of them is blank.");
        }
    }

    JsonObject json() {
        return JsonObject.builder().put("by", by).put("reason", reason).build();
    }
}
