package io.lethe.ledger;

import io.lethe.ledger.entry.ChunkEntry;
import io.lethe.ledger.entry.Entry;
import io.lethe.ledger.key.KeyDirectory;
import io.lethe.ledger.note.UntrustedNoteException;
import io.lethe.ledger.receipt.Receipt;
import io.lethe.ledger.row.ChunkRows;
import io.lethe.ledger.row.Commitments;
import io.lethe.ledger.row.EpochKey;
import io.lethe.ledger.row.KeptRows;
import io.lethe.ledger.row.SealedKeys;
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

    /**
     * Takes a receipt as it lies in an outpost: checks the worker's signature, opens the sealed keys and commits to them.
     * Refuses what the worker did not sign, or whose keys are not as many as its rows.
     */
    public static RelayedReceipt open(byte[] body, byte[] signature, byte[] sealedKeys, KeyDirectory keys) {
        if (!keys.receiptSigner().verifier().verify(body, signature)) {
            throw new UntrustedNoteException(
                    "expected a receipt signed by the worker but was " + Hash.of(body) + ", which it did not sign");
        }
        Receipt receipt = Receipt.read(body);
        EpochKey epochKey = keys.epochKey(receipt.keyEpoch());
        ChunkRows rows = ChunkRows.decode(SealedKeys.open(sealedKeys, epochKey, receipt.id()));
        return new RelayedReceipt(receipt, Hash.of(body), KeptRows.of(epochKey, receipt.id(), receipt.table(), rows));
    }

    public Commitments commitments() {
        return rows.commitments();
    }

    Entry entry() {
        return ChunkEntry.of(receipt, bodyHash, rows);
    }
}
