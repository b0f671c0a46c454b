package io.lethe.ledger;

/**
 * The ledger is not what it was. Nothing catches this to go on: every run stops, nothing is repaired, and the database
 * and the folder of published checkpoints are kept as they are, for they are the evidence now.
 */
public final class LedgerCorruptException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LedgerCorruptException(String what) {
        super("ledger is corrupt: " + what + ". Stop all runs and keep this database.");
    }

    LedgerCorruptException(long leaf, String what) {
        super("ledger is corrupt at leaf " + leaf + ": " + what + ". Stop all runs and keep this database.");
    }
}
