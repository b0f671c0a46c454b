package io.lethe.catalog;

import io.lethe.policy.name.TableName;

/**
 * A foreign key points at a table that Lethe can clean, from one that it cannot name. Passing over it would delete rows from
 * under it, so nothing is read at all.
 */
public final class UnsupportedNameException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnsupportedNameException(String constraint, String child, TableName parent) {
        super("foreign key " + constraint + " of " + child + " points at " + parent
                + ": expected names of letters, digits, _ and $ on both sides. Rename the table or column, or drop the"
                + " foreign key. Nothing was changed.");
    }
}
