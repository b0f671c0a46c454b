package io.lethe.action;

import io.lethe.ledger.row.ChunkRows;
import java.sql.SQLException;

/**
 * Lets only some of the rows that a step would act on come to its chunks. It can keep rows back, never add any: whether a row may be acted on, the
 * statement that acts decides as ever. Safe for several threads.
 */
public interface Sieve {
    /** What every step has that acts on all its rows. */
    Sieve OPEN = (work, rows) -> rows;

    /** Those of the rows of a step that pass. */
    ChunkRows sift(StepWork work, ChunkRows rows) throws SQLException;
}
