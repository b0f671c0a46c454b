package io.lethe.run;

import io.lethe.policy.name.TableName;

/** A chunk met the same conflict again and again. The run can be started again when whoever causes it has let go. */
public final class NoProgressException extends RuntimeException {
    private static final long serialVersionUID = 1;

    NoProgressException(TableName table, String conflict, int times) {
        super(table + ": the same chunk met a " + conflict + " " + times
                + " times in a row; what was deleted has its receipts, and" + " `lethe run` goes on");
    }
}
