package io.lethe.action;

import io.lethe.policy.name.TableName;

/** More goes with one row than can be archived with it at once. */
public final class FamilyTooLargeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FamilyTooLargeException(TableName table, int most) {
        super("cannot archive " + table + ": expected at most " + most
                + " rows that go with one row (on-delete: with) but a row that is due has more. Leave on-delete out"
                + " and archive them by a rule of their own. The row was not archived and not deleted.");
    }
}
