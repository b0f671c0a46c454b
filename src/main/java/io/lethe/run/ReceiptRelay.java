package io.lethe.run;

import io.lethe.action.ReceiptOutbox;
import io.lethe.action.ReceiptOutbox.SealedReceipt;
import io.lethe.ledger.Ledger;
import io.lethe.ledger.ReceiptOpener;
import io.lethe.ledger.entry.Leaf;
import io.lethe.ledger.key.KeyDirectory;
import io.lethe.ledger.note.Checkpoint;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Carries receipts from a target to the ledger, and afterwards forgets the keys.
 *
 * <ol>
 *   <li>Read receipts that have no leaf, of each partition in the order of its chunks.
 *   <li>Append them to the ledger, with the commitments to their rows. If we die after this, the next round finds them in the ledger by their
 *       id and appends nothing.
 *   <li>Mark them with their leaves.
 *   <li>Once its run has ended and a published checkpoint covers its leaf, blank the sealed keys of the receipt.
 * </ol>
 */
final class ReceiptRelay {
    /** Some seconds of work of a busy run. All of their keys are in memory at once, and partitions that are deleted whole leave hundreds of receipts. */
    private static final int AT_A_TIME = Backlog.LIMIT;

    private final ReceiptOutbox outbox;
    private final Ledger ledger;
    private final KeyDirectory keys;

    ReceiptRelay(ReceiptOutbox outbox, Ledger ledger, KeyDirectory keys) {
        this.outbox = outbox;
        this.ledger = ledger;
        this.keys = keys;
    }

    /** One round; says how many receipts it carried. */
    int relay() throws SQLException {
        List<SealedReceipt> receipts = outbox.unrelayed(AT_A_TIME);
        if (receipts.isEmpty()) {
            return 0;
        }
        ReceiptOpener opener = new ReceiptOpener(keys);
        List<Leaf> leaves = ledger.appendReceipts(receipts.stream()
                .map(receipt -> opener.open(receipt.body(), receipt.signature(), receipt.sealedKeys()))
                .toList());
        Map<UUID, Long> indices = new HashMap<>();
        for (int i = 0; i < leaves.size(); i++) {
            indices.put(receipts.get(i).id(), leaves.get(i).index());
        }
        outbox.relayed(indices);
        return receipts.size();
    }

    /** Rounds until nothing is left; says how many receipts were carried. */
    int relayAll() throws SQLException {
        int total = 0;
        for (int carried = relay(); carried > 0; carried = relay()) {
            total += carried;
        }
        return total;
    }

    /** Signs and publishes the ledger as it stands. The keys stay: at its end a run looks by them whether the rows are gone. */
    void checkpoint() {
        ledger.checkpoint();
    }

    /** Signs and publishes the ledger as it stands, then blanks the keys of all receipts that it covers. */
    void publish() throws SQLException {
        long size = Checkpoint.parse(ledger.checkpoint().text()).size();
        outbox.blank(size);
    }
}
