package io.lethe.cli;

import io.lethe.policy.name.TableName;

/** A row that was asked about is not there. Nobody mistyped for that: it may have been deleted since. */
final class NoSuchRowException extends RuntimeException implements Blamed {
    private static final long serialVersionUID = 1;

    NoSuchRowException(TableName table) {
        super("there is no row with this key in " + table + ": it never was, or it is gone. Nothing was changed.");
    }

    @Override
    public Exit exit() {
        return Exit.FAILED;
    }
}
