package io.lethe.run;

import io.lethe.action.AbsenceCheck;
import io.lethe.action.KeyAbsenceCheck;
import io.lethe.action.ReceiptOutbox.SealedReceipt;
import io.lethe.action.StepWork;
import io.lethe.ledger.ReceiptOpener;
import io.lethe.ledger.key.KeyDirectory;
import io.lethe.ledger.receipt.Archived;
import io.lethe.ledger.receipt.Deed;
import io.lethe.ledger.receipt.Masked;
import io.lethe.ledger.receipt.Receipt;
import io.lethe.ledger.receipt.Restored;
import io.lethe.ledger.row.ChunkRows;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Looks on one server whether the rows are gone that a run should have removed. Takes no locks, changes nothing.
 *
 * @param where the step's work as it is done on that server
 */
record AbsenceOn(RunUnderWay run, KeyDirectory keys, UnaryOperator<StepWork> where) {
    /** Some hundred thousand keys at a time. */
    private static final int AT_A_TIME = 50;

    /** By number of step, how many rows its condition still finds. */
    Map<Integer, Long> due() throws SQLException {
        Map<Integer, Long> due = new HashMap<>();
        for (Map.Entry<Integer, StepWork> work : run.work().rows().entrySet()) {
            due.put(work.getKey(), new AbsenceCheck(where.apply(work.getValue())).remaining());
        }
        return due;
    }

    /** By number of step, how many rows are there that have the keys of deleted ones; the keys are sealed in the run's receipts on the target. */
    Map<Integer, Long> back() throws SQLException {
        Map<Integer, KeyAbsenceCheck> needed = needed();
        Map<Integer, Long> back = new HashMap<>();
        ReceiptOpener opener = new ReceiptOpener(keys);
        List<SealedReceipt> some = needed.isEmpty() ? List.of() : sealedAfter(null);
        while (!some.isEmpty()) {
            for (SealedReceipt sealed : some) {
                Receipt receipt = opener.read(sealed.body(), sealed.signature());
                int step = receipt.position().step();
                KeyAbsenceCheck check = needed.get(step);
                if (check != null && isGone(receipt.deed())) {
                    ChunkRows rows = opener.rows(receipt, sealed.sealedKeys());
                    back.merge(step, check.there(rows.keys()), Long::sum);
                }
            }
            some = sealedAfter(some.getLast().id());
        }
        return back;
    }

    private Map<Integer, KeyAbsenceCheck> needed() throws SQLException {
        Map<Integer, KeyAbsenceCheck> needed = new HashMap<>();
        for (Map.Entry<Integer, StepWork> work : run.work().rows().entrySet()) {
            KeyAbsenceCheck check = new KeyAbsenceCheck(where.apply(work.getValue()));
            if (work.getValue().step().action().deletes() && check.isNeeded()) {
                needed.put(work.getKey(), check);
            }
        }
        return needed;
    }

    private List<SealedReceipt> sealedAfter(@Nullable UUID last) throws SQLException {
        return run.outbox().sealed(run.id(), last, AT_A_TIME);
    }

    /** Masked rows stay where they are; whether they are masked is for the step's condition. */
    private static boolean isGone(Deed deed) {
        return switch (deed) {
            case Deed.Purged purged -> true;
            case Archived archived -> true;
            case Masked masked -> false;
            case Restored restored -> false;
        };
    }
}
