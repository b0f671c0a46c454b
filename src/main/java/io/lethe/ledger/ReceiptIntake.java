package io.lethe.ledger;

import io.lethe.ledger.entry.Entry;
import io.lethe.ledger.entry.Leaf;
import io.lethe.ledger.row.KeptRows;
import io.lethe.ledger.tree.Hash;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * Makes one leaf of each receipt, however often it is brought:
 *
 * <ol>
 *   <li>With the head locked, look up which receipts are leaves already; nobody can add one meanwhile.
 *   <li>Such a leaf must be the one that the receipt would become now: else one of the two was forged.
 *   <li>Append the rest. The unique index on the receipt stands behind this, should the lock ever fail.
 * </ol>
 */
final class ReceiptIntake {

    private final LedgerStore store;

    ReceiptIntake(LedgerStore store) {
        this.store = store;
    }

    /** How the ledger appends within a transaction. */
    interface Appender {
        List<Leaf> append(LedgerStore store, LedgerHead head, List<? extends Entry> entries, Map<UUID, KeptRows> rows);
    }

    List<Leaf> take(List<RelayedReceipt> receipts, LedgerHead head, Appender appender) {
        Map<UUID, Leaf> leaves = new LinkedHashMap<>(
                store.leavesOf(receipts.stream().map(r -> r.receipt().id()).toList()));
        Map<UUID, Entry> fresh = new LinkedHashMap<>();
        Map<UUID, KeptRows> rows = new LinkedHashMap<>();
        for (RelayedReceipt relayed : receipts) {
            UUID id = relayed.receipt().id();
            Leaf present = leaves.get(id);
            if (present == null) {
                fresh.put(id, relayed.entry());
                rows.put(id, relayed.rows());
            } else {
                checkSame(present, relayed);
            }
        }
        for (Leaf leaf : appender.append(store, head, new ArrayList<>(fresh.values()), rows)) {
            leaves.put(leaf.entry().ofReceipt().orElseThrow(), leaf);
        }
        return receipts.stream()
                .map(relayed ->
                        Objects.requireNonNull(leaves.get(relayed.receipt().id())))
                .toList();
    }

    private static void checkSame(Leaf present, RelayedReceipt relayed) {
        Hash now = Hash.leaf(relayed.entry().bytes());
        if (!now.equals(present.hash())) {
            throw new LedgerCorruptException(
                    present.index(),
                    "receipt " + relayed.receipt().id() + " is stored as "
                            + present.hash().abbreviated() + " but was now brought as " + now.abbreviated());
        }
    }
}
