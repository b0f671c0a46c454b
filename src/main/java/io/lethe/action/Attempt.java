package io.lethe.action;

import io.lethe.ledger.receipt.Deed;
import io.lethe.ledger.row.ChunkRows;
import io.lethe.ledger.row.RowKeys;
import java.util.List;

/** What an action says of the rows of one chunk before their transaction is committed. */
sealed interface Attempt {
    /**
     * Exactly these rows were acted on; the receipt names them. None, if nothing was left to do.
     *
     * @param deed what was done to them
     */
    record Acted(ChunkRows rows, Skipped skipped, Deed deed) implements Attempt {
        static Acted gone(ChunkRows rows, Skipped skipped) {
            return new Acted(rows, skipped, new Deed.Purged());
        }

        static Acted onNothing(Skipped skipped) {
            return new Acted(ChunkRows.of(new RowKeys.TupleRowKeys(List.of())), skipped, new Deed.Purged());
        }
    }

    /** Not as many rows as there are keys: which of them cannot be known, so they are to be locked first. */
    record Missed() implements Attempt {}

    /** Somebody came between two statements. */
    record Met(String what) implements Attempt {}
}
