package io.lethe.evidence.paper;

import io.lethe.evidence.ApprovalStatement;
import io.lethe.ledger.json.JsonObject;

/** A person's release of one plan, with their own words while those are kept. */
record ApprovalSheet(String plan, String at, String why) {

    static ApprovalSheet of(ApprovalStatement approval, Scribe scribe) {
        return new ApprovalSheet(
                approval.plan().hex(),
                scribe.say(Text.ENGINE_CLOCK, scribe.instant(approval.at()), Long.toString(approval.leaf())),
                why(approval, scribe));
    }

    private static String why(ApprovalStatement approval, Scribe scribe) {
        if (approval.details() == null) {
            return scribe.say(Text.APPROVER_ERASED);
        }
        JsonObject said = JsonObject.read(approval.details().bytes());
        return scribe.say(Text.APPROVED_BY, said.text("by"), said.text("reason"));
    }
}
