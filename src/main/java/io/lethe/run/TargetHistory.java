package io.lethe.run;

import io.lethe.action.ReceiptsThere;
import io.lethe.catalog.Target;
import io.lethe.hold.Gate;
import io.lethe.ledger.ReceiptLeaf;
import io.lethe.ledger.entry.Entry;
import io.lethe.ledger.entry.Leaf;
import io.lethe.ledger.entry.ReceiptLost;
import io.lethe.ledger.entry.RestoreDetected;
import io.lethe.ledger.receipt.RunId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Whether a target still has the past that the ledger knows. One that was restored from a backup has not: the receipts since are gone from it, and
 * what was deleted with them is back.
 *
 * <p>One look is enough: a receipt is committed on the target before it becomes a leaf, so the newest one must be there, unless its loss is
 * recorded. Receipts have a time of their own, too, and a policy may have purged it. What purges leaves a receipt, and runs come one after the
 * other: so a receipt that is missing although a later run has one there was purged, and one that is missing without that was lost. If it was:
 *
 * <ol>
 *   <li>The gate is closed, and is another incarnation. If we die here, the target is paused, and the next run finds the same and goes on.
 *   <li>Holds that the backup did not have are put back in force.
 *   <li>{@code restore.detected} and, for each receipt, {@code receipt.lost}, in one transaction. From here on no certificate claims those rows.
 *   <li>A person decides. Rows that are back are due as they were: once the target is resumed, a replay finds and deletes exactly these, with new
 *       receipts; or the next run plans them among others, within its limits.
 * </ol>
 */
final class TargetHistory {
    private static final int PAGE = 1_000;

    private final Equipment engine;
    private final Target target;
    private final RunStore store;

    TargetHistory(Equipment engine, Target target, RunStore store) {
        this.engine = engine;
        this.target = target;
        this.store = store;
    }

    /** Whether nothing is missing, by one look. */
    boolean isWhole() throws SQLException {
        Optional<Newest> newest = newest(knownLosses());
        return newest.isEmpty()
                || missing(List.of(newest.get().receipt())).isEmpty()
                || newest.get().hasLater(new ReceiptsThere(target));
    }

    /**
     * The newest receipt that the ledger has of a target.
     *
     * @param later the runs after its own, of which the ledger has none
     */
    private record Newest(ReceiptLeaf receipt, List<RunId> later) {
        /** One that is there and is no leaf yet: of a run that purged this one, and died before anything of it was carried to the ledger. */
        boolean hasLater(ReceiptsThere there) throws SQLException {
            for (RunId run : later) {
                if (there.anyOf(run)) {
                    return true;
                }
            }
            return false;
        }
    }

    private Set<Long> knownLosses() {
        return engine.ledger().entriesOf("receipt.lost").stream()
                .map(Leaf::entry)
                .map(ReceiptLost.class::cast)
                .map(ReceiptLost::leaf)
                .collect(Collectors.toSet());
    }

    private Optional<Newest> newest(Set<Long> lost) throws SQLException {
        List<RunId> runs = engine.own().read(store::all);
        for (RunId run : runs) {
            for (List<ReceiptLeaf> page = page(run, Long.MAX_VALUE, 1);
                    !page.isEmpty();
                    page = page(run, page.getLast().leaf(), PAGE)) {
                Optional<ReceiptLeaf> newest = page.stream()
                        .filter(receipt -> !lost.contains(receipt.leaf()))
                        .findFirst();
                if (newest.isPresent()) {
                    return Optional.of(new Newest(newest.get(), runs.subList(0, runs.indexOf(run))));
                }
            }
        }
        return Optional.empty();
    }

    /** Closes the target and records what it has lost. */
    TargetRestoredException close() throws SQLException {
        UUID incarnation = engine.ids().get();
        Gate.close(target, incarnation);
        int holds = engine.holds().realign(target).size();
        Instant now = engine.clock().instant();
        List<Entry> entries = new ArrayList<>();
        entries.add(new RestoreDetected(target.name(), incarnation, now));
        entries.addAll(losses(now));
        engine.own().inTransaction(tx -> engine.ledger().append(tx, entries));
        return new TargetRestoredException(target.name(), entries.size() - 1, holds);
    }

    private List<ReceiptLost> losses(Instant now) throws SQLException {
        Set<Long> known = knownLosses();
        List<ReceiptLost> losses = new ArrayList<>();
        ReceiptsThere there = new ReceiptsThere(target);
        for (RunId run : engine.own().read(store::all)) {
            for (List<ReceiptLeaf> page = page(run, Long.MAX_VALUE, PAGE);
                    !page.isEmpty();
                    page = page(run, page.getLast().leaf(), PAGE)) {
                for (ReceiptLeaf receipt : missing(page)) {
                    if (!known.contains(receipt.leaf())) {
                        losses.add(new ReceiptLost(run, receipt.leaf(), now));
                    }
                }
            }
            if (there.anyOf(run)) {
                // Every earlier run had ended when the backup was made: what is missing of it had been purged by then.
                return losses;
            }
        }
        return losses;
    }

    private List<ReceiptLeaf> page(RunId run, long before, int limit) {
        return engine.ledger().receiptsOf(run, before, limit);
    }

    private List<ReceiptLeaf> missing(List<ReceiptLeaf> receipts) throws SQLException {
        Set<UUID> there = new ReceiptsThere(target)
                .among(receipts.stream().map(ReceiptLeaf::receipt).toList());
        return receipts.stream()
                .filter(receipt -> !there.contains(receipt.receipt()))
                .toList();
    }
}
