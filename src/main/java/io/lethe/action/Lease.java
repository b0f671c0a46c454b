package io.lethe.action;

import static io.lethe.action.Outpost.FENCE;
import static io.lethe.action.Outpost.HOLDER;
import static io.lethe.action.Outpost.LEASE;
import static io.lethe.action.Outpost.PARTITION;
import static io.lethe.action.Outpost.RUN;
import static io.lethe.action.Outpost.STEP;
import static io.lethe.action.Outpost.TAKEN_AT;

import io.lethe.catalog.Target;
import io.lethe.ledger.receipt.RunId;
import java.sql.Connection;
import java.sql.SQLException;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * The right to work on one partition of one step, as long as nobody else has taken it.
 *
 * <p>Taking it raises the fence. The row lock makes that wait for the former holder's transaction, which holds the row shared from
 * its first statement to its commit: so once {@link #take} returns, whatever the former holder had under way is committed or
 * gone, and its next chunk finds another fence and stops. A lease that merely expires by the clock does not have this property:
 * its holder may be asleep and wake up.
 *
 * <p>A policy may purge leases after months, and a partition that is gone on with then begins at the first fence again: no holder sleeps so long with its
 * connection open.
 */
public record Lease(RunId run, int step, int partition, long fence) {

    /** By its full name: MySQL finds a bare one ambiguous beside the row alias that jOOQ gives the values. */
    private static final Field<Long> CURRENT_FENCE =
            DSL.field(DSL.name(Outpost.SCHEMA, "lease", "fence"), SQLDataType.BIGINT);

    /** A chunk that a dead engine left behind may have to be rolled back first, which on a busy server takes longer than one wait. */
    private static final int PATIENCE = 20;

    /** Takes the partition from whoever has it. {@code holder} says who we are, for a person who looks. */
    public static Lease take(Target target, RunId run, int step, int partition, String holder) throws SQLException {
        for (int wait = 1; ; wait++) {
            try {
                return takeNow(target, run, step, partition, holder);
            } catch (DataAccessException | SQLException e) {
                if (!Conflicts.isConflict(e) || wait == PATIENCE) {
                    throw e;
                }
            }
        }
    }

    private static Lease takeNow(Target target, RunId run, int step, int partition, String holder) throws SQLException {
        try (Connection connection = target.open()) {
            connection.setAutoCommit(false);
            DSLContext tx = target.on(connection);
            tx.insertInto(LEASE, RUN, STEP, PARTITION, FENCE, HOLDER)
                    .values(run.toString(), step, partition, 1L, holder)
                    .onDuplicateKeyUpdate()
                    .set(FENCE, CURRENT_FENCE.plus(1))
                    .set(HOLDER, holder)
                    .set(TAKEN_AT, DSL.currentLocalDateTime(6))
                    .execute();
            long fence = tx.select(FENCE)
                    .from(LEASE)
                    .where(row(run, step, partition))
                    .fetchSingle()
                    .value1();
            connection.commit();
            return new Lease(run, step, partition, fence);
        }
    }

    /** As it stands in receipts of a step whose rows go with this one's: whoever has the one has the other. */
    Lease of(int companion) {
        return new Lease(run, companion, partition, fence);
    }

    /** Whether the lease is still ours. Holds the row shared until the transaction ends, so that it stays ours for as long. */
    boolean isMine(DSLContext tx) {
        Long current = tx.select(FENCE)
                .from(LEASE)
                .where(row(run, step, partition))
                .forShare()
                .fetchOne(FENCE);
        return current != null && current == fence;
    }

    private static Condition row(RunId run, int step, int partition) {
        return RUN.eq(run.toString()).and(STEP.eq(step)).and(PARTITION.eq(partition));
    }
}
