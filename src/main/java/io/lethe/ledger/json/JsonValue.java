package io.lethe.ledger.json;

/**
 * A value that has exactly one encoding: JSON in canonical form (RFC 8785), restricted so that the dangerous cases
 * cannot be expressed.
 *
 * <p>The profile: member names in ASCII; strings in Unicode form NFC without control characters, bidirectional controls
 * or lone surrogates; integers within ±(2^53−1), larger ones are passed as strings; no fractions; no null, since what is
 * absent is left out; at most {@value CanonicalJson#MAX_DEPTH} levels deep.
 */
public sealed interface JsonValue permits JsonObject, JsonArray, JsonText, JsonInteger, JsonBoolean {

    /** The canonical bytes, at most {@value CanonicalJson#LEAF_LIMIT} of them: the limit for leaves. */
    default byte[] bytes() {
        return bytes(CanonicalJson.LEAF_LIMIT);
    }

    /** The canonical bytes; refuses a value that takes more than {@code limit} of them. */
    default byte[] bytes(int limit) {
        return JsonWriter.write(this, limit);
    }
}
