package io.lethe.action;

import io.lethe.ledger.row.RowKeys;

/** What an action says of the rows of one chunk before their transaction is committed. */
sealed interface Attempt {
    /** Exactly these rows were acted on; the receipt names them. None, if nothing was left to do. */
    record Acted(RowKeys rows, Skipped skipped) implements Attempt {}

    /** Not as many rows as there are keys: which of them cannot be known, so they are to be locked first. */
    record Missed() implements Attempt {}

    /** Somebody came between two statements. */
    record Met(String what) implements Attempt {}
}
