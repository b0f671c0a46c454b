package io.lethe.ledger;

import io.lethe.ledger.entry.ChunkEntry;
import io.lethe.ledger.entry.Entry;
import io.lethe.ledger.receipt.Receipt;
import io.lethe.ledger.row.Commitments;
import io.lethe.ledger.row.KeptRows;
import io.lethe.ledger.tree.Hash;

/**
 * A receipt on its way into the ledger: its keys have become commitments, its subjects tags.
 *
 * @param bodyHash SHA-256 of the receipt's body as the worker signed it
 */
public record RelayedReceipt(Receipt receipt, Hash bodyHash, KeptRows rows) {

    public RelayedReceipt {
        if (rows.commitments().size() != receipt.rows()) {
            throw new IllegalArgumentException("receipt " + receipt.id() + ": expected commitments to its "
                    + receipt.rows() + " rows but was " + rows.commitments().size());
        }
        if ((receipt.subject() == null) != (rows.tags() == null)) {
            throw new IllegalArgumentException("receipt " + receipt.id()
                    + ": expected subjects where it names their column, and nowhere else, but it names "
                    + receipt.subject());
        }
    }

    public Commitments commitments() {
        return rows.commitments();
    }

    Entry entry() {
        return ChunkEntry.of(receipt, bodyHash, rows);
    }
}
