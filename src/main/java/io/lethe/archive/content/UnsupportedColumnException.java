package io.lethe.archive.content;

import io.lethe.catalog.Column;

/** A column whose type this version cannot write without loss. Nothing was read or changed. */
public final class UnsupportedColumnException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnsupportedColumnException(Column column) {
        super("column " + column.name() + ": expected a type that an archive can keep without loss but was "
                + column.fullType() + ". Purge the rows without an archive, or change the column's type. Nothing was"
                + " changed.");
    }
}
