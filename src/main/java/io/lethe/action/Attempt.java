package io.lethe.action;

import io.lethe.ledger.receipt.Masked;
import io.lethe.ledger.row.RowKeys;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an action says of the rows of one chunk before their transaction is committed. */
sealed interface Attempt {
    /**
     * Exactly these rows were acted on; the receipt names them. None, if nothing was left to do.
     *
     * @param masked what was changed in them; null where they are gone
     */
    record Acted(RowKeys rows, Skipped skipped, @Nullable Masked masked) implements Attempt {
        static Acted gone(RowKeys rows, Skipped skipped) {
            return new Acted(rows, skipped, null);
        }

        static Acted onNothing(Skipped skipped) {
            return new Acted(new RowKeys.TupleRowKeys(List.of()), skipped, null);
        }
    }

    /** Not as many rows as there are keys: which of them cannot be known, so they are to be locked first. */
    record Missed() implements Attempt {}

    /** Somebody came between two statements. */
    record Met(String what) implements Attempt {}
}
