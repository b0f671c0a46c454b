package io.lethe.ledger;

import io.lethe.ledger.key.KeyDirectory;
import io.lethe.ledger.note.UntrustedNoteException;
import io.lethe.ledger.receipt.Receipt;
import io.lethe.ledger.receipt.ReceiptVerifier;
import io.lethe.ledger.row.ChunkRows;
import io.lethe.ledger.row.EpochKey;
import io.lethe.ledger.row.KeptRows;
import io.lethe.ledger.row.KeyEpoch;
import io.lethe.ledger.row.SealedKeys;
import io.lethe.ledger.tree.Hash;
import java.util.HashMap;
import java.util.Map;

/**
 * Opens receipts as they lie in an outpost. It reads each key once, so it is for one round of the relay, at the next of which a key may be another
 * or destroyed. For one thread.
 */
public final class ReceiptOpener {
    private final KeyDirectory keys;
    private final ReceiptVerifier worker;
    private final Map<KeyEpoch, EpochKey> epochs = new HashMap<>();

    public ReceiptOpener(KeyDirectory keys) {
        this.keys = keys;
        this.worker = keys.receiptSigner().verifier();
    }

    /**
     * Checks the worker's signature, opens the sealed keys and commits to them. Refuses what the worker did not sign, or whose keys are not as many as its
     * rows.
     */
    public RelayedReceipt open(byte[] body, byte[] signature, byte[] sealedKeys) {
        Receipt receipt = read(body, signature);
        KeptRows kept = KeptRows.of(key(receipt), receipt.id(), receipt.table(), rows(receipt, sealedKeys));
        return new RelayedReceipt(receipt, Hash.of(body), kept);
    }

    /** Checks the worker's signature. Refuses what the worker did not sign. */
    public Receipt read(byte[] body, byte[] signature) {
        if (!worker.verify(body, signature)) {
            throw new UntrustedNoteException(
                    "expected a receipt signed by the worker but was " + Hash.of(body) + ", which it did not sign");
        }
        return Receipt.read(body);
    }

    /** The rows that are sealed in a receipt. */
    public ChunkRows rows(Receipt receipt, byte[] sealedKeys) {
        return ChunkRows.decode(SealedKeys.open(sealedKeys, key(receipt), receipt.id()));
    }

    private EpochKey key(Receipt receipt) {
        return epochs.computeIfAbsent(receipt.keyEpoch(), keys::epochKey);
    }
}
