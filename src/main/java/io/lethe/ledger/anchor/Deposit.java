package io.lethe.ledger.anchor;

/** What became of a checkpoint that was to be deposited. */
public sealed interface Deposit {

    /** It lies there. */
    record Kept() implements Deposit {}

    /**
     * An authority has stamped it, and keeps nothing: the answer is all that there will be.
     *
     * @param certificates by which the answer was believed
     */
    record Stamped(TimeStampAnswer answer, AuthorityCertificates certificates, TimeStamp stamp) implements Deposit {}

    /** Another checkpoint over as many leaves lies there already, in this file: there are two histories. */
    record Forked(String file) implements Deposit {}
}
