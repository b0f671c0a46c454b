package io.lethe.run;

import io.lethe.action.FileWork;
import io.lethe.action.ObjectWork;
import io.lethe.action.ReceiptsThere;
import io.lethe.catalog.Target;
import io.lethe.ledger.key.KeyDirectory;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.exception.DataAccessException;

/**
 * Looks at a run's end whether what it should have removed is gone.
 *
 * <ol>
 *   <li>On the target, by the conditions of its steps: is anything due?
 *   <li>On the target, by the keys that are sealed in its receipts: is anything there that was deleted?
 *   <li>On each server that follows it, both, once it has all receipts of the run, which were written with the deletions.
 * </ol>
 */
final class AbsenceLook {
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final RunUnderWay run;
    private final KeyDirectory keys;
    private final List<Replica> replicas;

    AbsenceLook(RunUnderWay run, KeyDirectory keys, List<Replica> replicas) {
        this.run = run;
        this.keys = keys;
        this.replicas = replicas;
    }

    Absence look() throws SQLException {
        AbsenceOn target = new AbsenceOn(run, keys, work -> work);
        Map<Integer, Long> due = new HashMap<>(target.due());
        for (Map.Entry<Integer, FileWork> work : run.work().files().entrySet()) {
            due.put(work.getKey(), work.getValue().remaining());
        }
        for (Map.Entry<Integer, ObjectWork> work : run.work().objects().entrySet()) {
            due.put(work.getKey(), work.getValue().remaining());
        }
        return new Absence(
                due,
                target.back(),
                replicas.stream()
                        .map(this::finding)
                        .filter(words -> !words.isEmpty())
                        .toList());
    }

    /** What is not as it should be on a replica; empty if nothing is. That it cannot be asked is a finding, not a failure: the deletions stand. */
    private String finding(Replica replica) {
        try {
            Target there = replica.opening().open();
            if (!hasAllReceipts(there, replica.patience())) {
                return replica + " lacks receipts of this run after "
                        + replica.patience().toSeconds() + " s, so absence was not verified there";
            }
            AbsenceOn on = new AbsenceOn(run, keys, work -> work.on(there));
            long rows = new Absence(on.due(), on.back(), List.of()).remaining();
            return rows == 0 ? "" : replica + " still has " + rows + " rows that the run should have removed";
        } catch (SQLException e) {
            return away(replica, e.getSQLState());
        } catch (DataAccessException e) {
            return away(replica, e.sqlState());
        }
    }

    /** Its message may quote values of rows; its code does not. */
    private static String away(Replica replica, String state) {
        return replica + " failed with SQLState " + state + ", so absence was not verified there";
    }

    private boolean hasAllReceipts(Target there, Duration patience) throws SQLException {
        var expected = new ReceiptsThere(run.target()).totals(run.id());
        ReceiptsThere receipts = new ReceiptsThere(there);
        long begun = System.nanoTime();
        while (!receipts.totals(run.id()).equals(expected)) {
            if (System.nanoTime() - begun > patience.toNanos() || run.stop().await(PAUSE)) {
                return false;
            }
        }
        return true;
    }
}
