package io.lethe.run;

import io.lethe.action.RowsThatReturned;
import io.lethe.action.Sieve;
import io.lethe.ledger.DeletedRows;
import io.lethe.ledger.Ledger;
import io.lethe.ledger.TableDeeds;
import io.lethe.plan.TableStep;
import io.lethe.policy.name.TableName;
import io.lethe.run.RunPlanning.Ready;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Which rows the steps of a plan may act on: all that are due, or in a replay only those that were deleted before. Closed when the run has ended. */
final class ReplaySieves implements AutoCloseable {
    private static final Sieve SHUT = (work, rows) -> rows.part(0, 0);

    private final boolean replay;
    private final Map<TableName, DeletedRows> tables = new HashMap<>();

    private ReplaySieves(boolean replay) {
        this.replay = replay;
    }

    /** Reads the commitments to the rows of each table that is replayed; whoever takes such a run over reads them again. */
    static ReplaySieves of(Ready ready, Ledger ledger) {
        ReplaySieves sieves = new ReplaySieves(ready.plan().replay() != null);
        try {
            if (sieves.replay) {
                sieves.read(ready, ledger);
            }
            return sieves;
        } catch (RuntimeException | Error e) {
            sieves.close();
            throw e;
        }
    }

    private void read(Ready ready, Ledger ledger) {
        Set<TableName> wanted =
                ready.plan().steps().stream().map(TableStep::table).collect(Collectors.toSet());
        for (TableDeeds deeds : ledger.deedsOn(ready.plan().target())) {
            if (wanted.contains(deeds.table())) {
                ready.policies()
                        .datasetOf(deeds.target(), deeds.table())
                        .ifPresent(dataset -> tables.put(deeds.table(), ledger.deletedRows(deeds, dataset.key())));
            }
        }
    }

    /** What the ledger does not know passes no replay. */
    Sieve of(TableStep step) {
        DeletedRows deleted = tables.get(step.table());
        if (!replay) {
            return Sieve.OPEN;
        }
        return deleted == null ? SHUT : new RowsThatReturned(deleted);
    }

    @Override
    public void close() {
        tables.values().forEach(DeletedRows::close);
    }
}
