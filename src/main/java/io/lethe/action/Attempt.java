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
     * @param also what was deleted with them, or ceased to point at them
     */
    record Acted(ChunkRows rows, Skipped skipped, Deed deed, List<Also> also) implements Attempt {
        public Acted {
            also = List.copyOf(also);
        }

        Acted(ChunkRows rows, Skipped skipped, Deed deed) {
            this(rows, skipped, deed, List.of());
        }

        static Acted gone(ChunkRows rows, Skipped skipped) {
            return new Acted(rows, skipped, new Deed.Purged());
        }

        static Acted onNothing(Skipped skipped) {
            return new Acted(ChunkRows.of(new RowKeys.TupleRowKeys(List.of())), skipped, new Deed.Purged());
        }
    }

    /** Exactly these rows of another step were acted on along with the chunk's own. */
    record Also(StepWork work, ChunkRows rows, Deed deed) {}

    /** More goes with the chunk's one row than one transaction may hold: this has gone, the row has not. */
    record Begun(List<Also> also) implements Attempt {
        public Begun {
            also = List.copyOf(also);
        }
    }

    /** More goes with these rows than one transaction may hold. */
    record Crowded() implements Attempt {}

    /** Not as many rows as there are keys: which of them cannot be known, so they are to be locked first. */
    record Missed() implements Attempt {}

    /** Somebody came between two statements. */
    record Met(String what) implements Attempt {}
}
