package io.lethe.run;

import io.lethe.ledger.receipt.RunId;

/**
 * A run broke off. What it had deleted has its receipts; the next run goes on. The message never quotes a server's message, which may quote
 * values of rows.
 */
public final class RunFailedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    RunFailedException(RunId run, long rows, Throwable cause) {
        super(
                "run " + run + " broke off after " + rows
                        + " rows; what is gone has its receipts, and `lethe run` goes on",
                cause);
    }
}
