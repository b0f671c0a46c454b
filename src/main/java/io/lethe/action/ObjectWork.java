package io.lethe.action;

import io.lethe.archive.object.ObjectStores;
import io.lethe.catalog.Catalog;
import io.lethe.hold.DatasetHolds;
import io.lethe.hold.Gate;
import io.lethe.ledger.row.ObjectRow;
import io.lethe.plan.TableStep;
import io.lethe.policy.DataMap;
import io.lethe.policy.Dataset;
import io.lethe.policy.PolicySet;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** One step of one run on the objects that are owed for a dataset: what {@link StepWork} is for its rows. */
public final class ObjectWork {
    private final StepWork.Run run;
    private final TableStep step;
    private final List<Dataset> datasets;
    private final Catalog catalog;
    private final ObjectStores stores;
    private final DatasetHolds holds;

    public ObjectWork(StepWork.Run run, TableStep step, PolicySet policies, Catalog catalog, ObjectStores stores) {
        this.run = run;
        this.step = step;
        this.datasets = policies.map(run.target().name()).map(DataMap::datasets).orElse(List.of());
        this.catalog = catalog;
        this.stores = stores;
        this.holds = new DatasetHolds(policies);
    }

    StepWork.Run run() {
        return run;
    }

    public TableStep step() {
        return step;
    }

    ObjectStores stores() {
        return stores;
    }

    ObjectMarks marks(DSLContext sql) {
        return new ObjectMarks(sql, run.target().name(), step.dataset());
    }

    /** Those that are owed next, whichever run owes them. */
    public List<ObjectMark> next(@Nullable ObjectMark last, int limit) throws SQLException {
        try (Connection connection = run.target().open()) {
            return marks(run.target().on(connection)).after(last, limit);
        }
    }

    /** A hold that came after the row was deleted may concern the object. */
    boolean isHeld(DSLContext tx, long epoch) {
        return holds.keepingSince(epoch, step.dataset(), run.target().name(), tx)
                .isPresent();
    }

    /** Which of these objects of a store rows point at, or marks of another dataset, with whose rows they go then. */
    Set<String> shared(DSLContext tx, String store, List<String> keys) {
        Set<String> shared = new HashSet<>(marks(tx).markedByOthers(store, keys));
        RowsWithObjects.of(store, datasets, catalog).forEach(rows -> shared.addAll(rows.locked(tx, keys)));
        return shared;
    }

    /** How many are still owed, but for those that a hold keeps which earlier runs had met; of this run's own all count. */
    public long remaining() throws SQLException {
        try (Connection connection = run.target().open()) {
            DSLContext sql = run.target().on(connection);
            long mine = marks(sql).count(run.id(), true).values().stream()
                    .mapToLong(Integer::longValue)
                    .sum();
            return mine
                    + marks(sql).count(run.id(), false).entrySet().stream()
                            .filter(epoch -> !isHeld(sql, epoch.getKey()))
                            .mapToLong(Map.Entry::getValue)
                            .sum();
        }
    }

    /** Whether this gate is that of another copy of the database, which lacks what this run has done, or holds that it knew. */
    boolean isReplaced(Gate gate) {
        return !gate.incarnation().equals(run.gate().incarnation())
                || gate.holdEpoch() < run.gate().holdEpoch();
    }

    ReceiptOutbox.Setting setting() {
        return ReceiptOutbox.Setting.of(run, step, ObjectRow.KEY);
    }
}
