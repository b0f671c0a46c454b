package io.lethe.ledger.anchor;

/** What became of a checkpoint that was to be deposited. */
public sealed interface Deposit {

    /** It lies there. */
    record Kept() implements Deposit {}

    /** Another checkpoint over as many leaves lies there already, in this file: there are two histories. */
    record Forked(String file) implements Deposit {}
}
