package io.lethe.run;

import io.lethe.ledger.receipt.RunId;

/**
 * A run broke off. What it had deleted has its receipts; the next run goes on. The message never quotes a server's message, which may quote
 * values of rows.
 */
public final class RunFailedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * @param rows of which this engine knows that they were done
     * @param objects at which rows pointed, likewise
     */
    RunFailedException(RunId run, long rows, long objects, Throwable cause) {
        super(
                "run " + run + " broke off after " + counted(rows, " row")
                        + (objects == 0 ? "" : " and " + counted(objects, " object"))
                        + "; what is gone has its receipts, and `lethe run` goes on",
                cause);
    }

    private static String counted(long count, String noun) {
        return count + (count == 1 ? noun : noun + "s");
    }
}
