package io.lethe.ledger;

import org.jspecify.annotations.Nullable;

/** Takes what is kept of the rows of one leaf after the other, as the server sends it; {@code tags} are null where there are none. */
interface KeptRowsReader {
    void accept(long leaf, byte[] commitments, byte @Nullable [] tags);
}
