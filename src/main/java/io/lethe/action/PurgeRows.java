package io.lethe.action;

import io.lethe.hold.Gate;
import io.lethe.ledger.RowKeys;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/**
 * Deletes the rows of one chunk, in one transaction with its receipt.
 *
 * <ol>
 *   <li>The gate, shared: a hold that is being placed waits for us, or we for it. Another epoch than before compiles the condition anew.
 *   <li>The lease, shared: whoever takes the partition over waits for us, or we see that he has.
 *   <li>The deletion, by key and by everything that makes a row due. It must hit as many rows as there are keys.
 *   <li>If it does not, or meets somebody's lock: back, lock what is still to be deleted and skip what others have locked, and delete exactly that.
 *   <li>The receipt, with the keys sealed.
 *   <li>Commit.
 * </ol>
 *
 * <p>If we die before the commit, nothing has happened. If we die after it, rows and receipt have happened together. If the
 * connection breaks during the commit we cannot know which: then the fence is raised, which waits until that transaction is over,
 * and the receipt is looked up.
 *
 * <p>Safe for several threads, each with a lease of its own.
 */
public final class PurgeRows {
    private final StepWork work;
    private final ReceiptOutbox outbox;

    public PurgeRows(StepWork work, ReceiptOutbox outbox) {
        this.work = work;
        this.outbox = outbox;
    }

    /** Works off one chunk. {@code number} is the chunk's within its partition, counted from 1 without a gap. */
    public ChunkResult apply(Lease lease, int number, RowKeys keys) throws SQLException {
        UUID receipt = outbox.newId();
        ChunkResult result = work.serverWouldCascade()
                ? null
                : inTransaction(lease, chunk -> straight(chunk, receipt, number, keys));
        // A conflict too: the rows that others hold locked are to be skipped, and a deletion can only wait for them.
        return result == null || result instanceof ChunkResult.Conflict
                ? settled(inTransaction(lease, chunk -> lockedFirst(chunk, receipt, number, keys)))
                : result;
    }

    private static ChunkResult settled(@Nullable ChunkResult result) {
        if (result == null) {
            throw new IllegalStateException("rows that we hold locked changed under us");
        }
        return result;
    }

    /** Null when the transaction is to be rolled back and the rows locked first. */
    private interface Body {
        @Nullable
        ChunkResult in(OpenChunk chunk) throws SQLException;
    }

    private record OpenChunk(Connection connection, DSLContext tx, ChunkSql sql, Lease lease) {}

    private @Nullable ChunkResult inTransaction(Lease lease, Body body) throws SQLException {
        try {
            return inOneTransaction(lease, body);
        } catch (DataAccessException | SQLException e) {
            if (Conflicts.isConflict(e)) {
                return new ChunkResult.Conflict(Conflicts.words(e));
            }
            throw e;
        }
    }

    private @Nullable ChunkResult inOneTransaction(Lease lease, Body body) throws SQLException {
        try (Connection connection = work.target().open()) {
            connection.setAutoCommit(false);
            try {
                DSLContext tx = work.target().on(connection);
                Gate gate = Gate.forShare(tx, work.target().name());
                ChunkResult refusal = refusal(gate, lease, tx);
                ChunkResult result = refusal != null
                        ? refusal
                        : body.in(new OpenChunk(
                                connection, tx, new ChunkSql(tx, work, work.under(gate.holdEpoch(), tx)), lease));
                if (!(result instanceof ChunkResult.Done)) {
                    connection.rollback();
                }
                return result;
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

    private @Nullable ChunkResult refusal(Gate gate, Lease lease, DSLContext tx) {
        if (!gate.incarnation().equals(work.run().incarnation())) {
            return new ChunkResult.Replaced();
        }
        if (gate.paused()) {
            return new ChunkResult.Paused();
        }
        return lease.isMine(tx) ? null : new ChunkResult.LeaseLost();
    }

    private @Nullable ChunkResult straight(OpenChunk chunk, UUID receipt, int number, RowKeys keys)
            throws SQLException {
        int deleted = chunk.sql().delete(keys).execute();
        return deleted == keys.size() ? commit(chunk, receipt, number, keys, Skipped.NONE) : null;
    }

    private @Nullable ChunkResult lockedFirst(OpenChunk chunk, UUID receipt, int number, RowKeys keys)
            throws SQLException {
        RowKeys locked = FoundKeys.of(work, chunk.sql().lock(keys));
        Skipped skipped = locked.size() == keys.size() ? Skipped.NONE : skipped(chunk, keys, locked);
        if (locked.size() == 0) {
            return new ChunkResult.Nothing(skipped);
        }
        int deleted = chunk.sql().deleteLocked(locked).execute();
        // The rows are locked, so they cannot have changed; but a row that points at one of them may have appeared
        // between the two
        // statements. A smaller chunk will meet it alone.
        return deleted == locked.size()
                ? commit(chunk, receipt, number, locked, skipped)
                : new ChunkResult.Conflict("a row that points at these appeared");
    }

    private ChunkResult commit(OpenChunk chunk, UUID receipt, int number, RowKeys keys, Skipped skipped)
            throws SQLException {
        outbox.write(chunk.tx(), work, chunk.lease(), new ReceiptOutbox.Chunk(receipt, number, keys));
        try {
            chunk.connection().commit();
        } catch (SQLException e) {
            if (Conflicts.isConflict(e)) {
                throw e;
            }
            return afterDoubtfulCommit(chunk.lease(), receipt, keys, skipped, e);
        }
        return new ChunkResult.Done(keys.size(), skipped);
    }

    /** The commit may have happened or not. Trying again blindly would leave a receipt out, or write a second one. */
    private ChunkResult afterDoubtfulCommit(
            Lease lease, UUID receipt, RowKeys keys, Skipped skipped, SQLException cause) throws SQLException {
        try {
            // Waits until the doubtful transaction, which holds the lease shared, is over on the server.
            Lease.take(work.target(), lease.run(), lease.step(), lease.partition(), "after a doubtful commit");
            // The fence is raised: this worker stops here either way, and whoever goes on reads the receipts.
            return outbox.exists(receipt) ? new ChunkResult.Done(keys.size(), skipped) : new ChunkResult.LeaseLost();
        } catch (DataAccessException | SQLException e) {
            cause.addSuppressed(e);
            throw cause;
        }
    }

    private Skipped skipped(OpenChunk chunk, RowKeys keys, RowKeys locked) {
        Record counts = chunk.sql().reasons(keys).fetchSingle();
        long present = counts.get(0, Long.class);
        long renewed = counts.get(1, Long.class);
        long held = Math.min(counts.get(2, Long.class), present - locked.size() - renewed);
        long waiting = Math.min(counts.get(3, Long.class), present - locked.size() - renewed - held);
        long rest = present - locked.size() - renewed - held - waiting;
        return new Skipped(keys.size() - present, renewed, Math.max(0, held), Math.max(0, waiting), Math.max(0, rest));
    }
}
