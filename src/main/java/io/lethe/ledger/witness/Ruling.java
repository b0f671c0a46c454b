package io.lethe.ledger.witness;

import io.lethe.ledger.note.SignedNote;

/** What a witness says to a checkpoint. */
public sealed interface Ruling {

    /** It extends what was seen, and is remembered: the line to put under it. */
    record Cosigned(SignedNote.Signature line) implements Ruling {}

    /** It is no checkpoint, or the request contradicts itself. */
    record Malformed(String why) implements Ruling {}

    /** No log of this name is trusted here. */
    record UnknownLog(String why) implements Ruling {}

    /** No trusted key of the log has signed it. */
    record Untrusted(String why) implements Ruling {}

    /** It was to be compared with another checkpoint than was seen, which is over this many leaves. */
    record SeenAnother(long size) implements Ruling {}

    /** It was not shown to extend what was seen: there may be two histories. */
    record NotExtended(String why) implements Ruling {}
}
