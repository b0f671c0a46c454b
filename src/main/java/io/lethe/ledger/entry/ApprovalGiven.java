package io.lethe.ledger.entry;

import io.lethe.ledger.json.CanonicalJsonException;
import io.lethe.ledger.json.JsonObject;
import io.lethe.ledger.json.UtcMillis;
import io.lethe.ledger.tree.Hash;
import java.time.Instant;
import java.util.Optional;

/**
 * A person let one plan pass, or one change of policies.
 *
 * @param digest of exactly what was approved: any change voids the approval
 * @param detailsHash binds who approved, and what they wrote
 */
public record ApprovalGiven(Of of, Hash digest, Instant at, Hash detailsHash) implements Entry {

    static final String TYPE = "approval.given";

    /** What was approved. */
    public enum Of {
        PLAN("plan"),
        CHANGE("change");

        private final String word;

        Of(String word) {
            this.word = word;
        }

        static Of read(String word) {
            for (Of of : values()) {
                if (of.word.equals(word)) {
                    return of;
                }
            }
            throw new CanonicalJsonException("of: expected plan or change but was " + word);
        }
    }

    public ApprovalGiven {
        at = UtcMillis.floor(at);
    }

    static ApprovalGiven read(JsonObject json) {
        return new ApprovalGiven(
                Of.read(json.text("of")), json.hash("digest"), json.instant("at"), json.hash("detailsHash"));
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public JsonObject json() {
        return LeafForm.start(this)
                .put("of", of.word)
                .put("digest", digest)
                .put("at", at)
                .put("detailsHash", detailsHash)
                .build();
    }

    @Override
    public Optional<Hash> ofDetails() {
        return Optional.of(detailsHash);
    }
}
