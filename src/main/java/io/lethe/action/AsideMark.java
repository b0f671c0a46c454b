package io.lethe.action;

import io.lethe.ledger.receipt.RunId;
import io.lethe.policy.name.DatasetId;
import io.lethe.policy.name.TableName;
import java.util.Locale;
import java.util.UUID;

/**
 * Says whose rows lie in a table of the outpost: those of a partition that was taken out of a customer's table.
 *
 * @param partition of the customer's table
 * @param taker by whose lease it was taken out
 * @param epoch the gate's, when the mark was written last
 */
record AsideMark(UUID id, DatasetId dataset, TableName table, String partition, Taker taker, State state, long epoch) {
    /** What the lease is on: a step of a run, and its number among the step's partitions. */
    record Taker(RunId run, int step, int number) {
        Taker(Lease lease) {
            this(lease.run(), lease.step(), lease.partition());
        }
    }

    /** In the order in which a mark goes through them. */
    enum State {
        /** The table is being made. No row can be in it. */
        MAKING,
        /** Rows may lie there, and go back unless all of their receipts are committed. */
        MOVING,
        /** The receipts are committed: the rows are deleted, and the table is to be dropped. */
        GONE;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }
    }

    AsideMark in(State next, long nextEpoch) {
        return new AsideMark(id, dataset, table, partition, taker, next, nextEpoch);
    }

    /** {@code partition p2024 of crm.log}. */
    @Override
    public String toString() {
        return "partition " + partition + " of " + table;
    }
}
