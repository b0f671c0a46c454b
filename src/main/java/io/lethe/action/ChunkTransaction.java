package io.lethe.action;

import io.lethe.catalog.Target;
import io.lethe.hold.Gate;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import java.util.function.Predicate;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/**
 * The transaction in which a chunk's receipt is born, whatever the chunk is made of.
 *
 * <ol>
 *   <li>The gate, shared: a hold that is being placed waits for us, or we for it.
 *   <li>The lease, shared: whoever takes the partition over waits for us, or we see that he has.
 *   <li>What the caller does, which ends in {@link #commit} or {@link #rolledBack}.
 * </ol>
 *
 * <p>If the connection breaks during the commit we cannot know whether it happened: then the fence is raised, which waits until that transaction
 * is over, and the receipt is looked up. Safe for several threads, each with a lease of its own.
 *
 * @param isReplaced whether a gate is not that of the database on which the run began
 */
record ChunkTransaction(Target target, ReceiptOutbox outbox, Predicate<Gate> isReplaced) {

    /** What is done past gate and lease. It commits or rolls back; what it throws rolls back. */
    interface Body {
        @Nullable
        ChunkResult in(Connection connection, DSLContext tx, Gate gate) throws SQLException;
    }

    /** Null where the body says so; it has rolled back then. */
    @Nullable
    ChunkResult run(Lease lease, Body body) throws SQLException {
        try {
            return runOnce(lease, body);
        } catch (DataAccessException | SQLException e) {
            if (Conflicts.isConflict(e)) {
                return new ChunkResult.Conflict(Conflicts.words(e));
            }
            throw e;
        }
    }

    private @Nullable ChunkResult runOnce(Lease lease, Body body) throws SQLException {
        try (Connection connection = target.open()) {
            connection.setAutoCommit(false);
            try {
                return switch (enter(target.on(connection), lease)) {
                    case Refused refused -> rolledBack(connection, refused.result());
                    case Entered entered -> body.in(connection, entered.tx(), entered.gate());
                };
            } catch (DataAccessException | SQLException e) {
                // A lock that did not come in time undoes only its statement; a commit now would cover half a chunk.
                rollBack(connection, e);
                throw e;
            }
        }
    }

    private static void rollBack(Connection connection, Exception cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            // The connection is gone, and with it, on the server's side, the transaction.
            cause.addSuppressed(e);
        }
    }

    /** Past the gate and the lease, or not. */
    private sealed interface Entry {}

    private record Entered(DSLContext tx, Gate gate) implements Entry {}

    private record Refused(ChunkResult result) implements Entry {}

    private Entry enter(DSLContext tx, Lease lease) {
        try {
            Gate gate = Gate.forShare(tx, target.name());
            if (isReplaced.test(gate)) {
                return new Refused(new ChunkResult.Replaced());
            }
            if (gate.paused()) {
                return new Refused(new ChunkResult.Paused());
            }
            return lease.isMine(tx) ? new Entered(tx, gate) : new Refused(new ChunkResult.LeaseLost());
        } catch (DataAccessException e) {
            // Not about this chunk: another would meet it too.
            if (Conflicts.isConflict(e)) {
                return new Refused(new ChunkResult.Busy(Conflicts.words(e)));
            }
            throw e;
        }
    }

    static @Nullable ChunkResult rolledBack(Connection connection, @Nullable ChunkResult result) throws SQLException {
        connection.rollback();
        return result;
    }

    /** {@code done} if the receipt is committed. Any other answer means that it is not. */
    ChunkResult commit(Connection connection, Lease lease, UUID receipt, ChunkResult done) throws SQLException {
        try {
            connection.commit();
        } catch (SQLException e) {
            if (Conflicts.isConflict(e)) {
                throw e;
            }
            return afterDoubtfulCommit(lease, receipt, done, e);
        }
        return done;
    }

    /** The commit may have happened or not. Trying again blindly would leave a receipt out, or write a second one. */
    private ChunkResult afterDoubtfulCommit(Lease lease, UUID receipt, ChunkResult done, SQLException cause)
            throws SQLException {
        try {
            // Waits until the doubtful transaction, which holds the lease shared, is over on the server.
            Lease.take(target, lease.run(), lease.step(), lease.partition(), "after a doubtful commit");
            // The fence is raised: this worker stops here either way, and whoever goes on reads the receipts.
            return outbox.exists(receipt) ? done : new ChunkResult.LeaseLost();
        } catch (DataAccessException | SQLException e) {
            cause.addSuppressed(e);
            throw cause;
        }
    }
}
