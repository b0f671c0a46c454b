package io.lethe.action;

import io.lethe.ledger.receipt.Deed;

/** What came of acting on rows that point at the rows of a chunk. */
sealed interface Along {
    /** It was done to exactly these rows. */
    record Done(Deed deed) implements Along {}

    /** A row that points at one of them appeared, or a hold on one of them did. The transaction must not be committed. */
    record PointedAt() implements Along {}

    /** One of them is not what its segment holds, or in none; nothing was done to any. */
    record Changed() implements Along {}
}
