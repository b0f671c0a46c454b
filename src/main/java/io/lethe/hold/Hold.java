package io.lethe.hold;

import io.lethe.ledger.json.CanonicalJsonException;
import io.lethe.ledger.json.JsonText;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * A legal order that suspends every action on what it covers, until it is released.
 *
 * @param matter names the case, at most 200 characters
 * @param reason why, at most 1,000 characters
 * @param placedBy the person who answers for it, at most 100 characters
 * @param placedAt when it was ordered, in whole milliseconds
 */
public record Hold(UUID id, Scope scope, String matter, String reason, String placedBy, Instant placedAt) {
    public Hold {
        check("matter", matter, 200);
        check("reason", reason, 1_000);
        check("who places it", placedBy, 100);
        placedAt = placedAt.truncatedTo(ChronoUnit.MILLIS);
    }

    /**
     * Refuses what a person left out, what its column cannot take, and what the ledger could not bind: later, with the hold in
     * force, it would be too late to say so. A text is never cut short or changed silently.
     */
    static void check(String what, String text, int longest) {
        if (text.isBlank()) {
            throw new HoldRefusedException(what + ": expected a text but it is blank");
        }
        int length = text.codePointCount(0, text.length());
        if (length > longest) {
            throw new HoldRefusedException(what + ": expected at most " + longest + " characters but was " + length);
        }
        try {
            JsonText unused = new JsonText(text);
        } catch (CanonicalJsonException e) {
            throw new HoldRefusedException(what + ": " + e.getMessage());
        }
    }
}
