package io.lethe.ledger.anchor;

import java.time.Instant;

/** What became of a checkpoint that was to be deposited. */
public sealed interface Deposit {

    /** It lies there. */
    record Kept() implements Deposit {}

    /**
     * Somebody else vouches for it: the answer is all that there will be.
     *
     * @param at by the clock of whoever vouches
     */
    record Attested(Attestation attestation, Instant at) implements Deposit {}

    /** A checkpoint over more leaves than this one was there before: another engine was faster, or this ledger was set back. */
    record Overtaken(long size) implements Deposit {}

    /** There are two histories. {@code how} goes on from the anchor's name: {@code holds another checkpoint over as many leaves in …}. */
    record Forked(String how) implements Deposit {}
}
