package io.lethe.action;

import io.lethe.archive.content.Row;
import io.lethe.hold.Gate;
import io.lethe.hold.Holds;
import io.lethe.ledger.receipt.Authority;
import io.lethe.ledger.receipt.Restored;
import io.lethe.ledger.row.ChunkRows;
import io.lethe.ledger.row.KeyedTable;
import io.lethe.ledger.row.RowKeys.TupleRowKeys;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/**
 * Puts rows back, some of them in one transaction with their receipt.
 *
 * <ol>
 *   <li>The gate, shared: it must be open, and the target the one that we looked at. A hold that is being placed or released waits for us, or we
 *       see it.
 *   <li>The lease, shared: whoever takes it over waits for us, or we see that he has.
 *   <li>The rows, by one statement; read back, they must be what the segment holds to the last bit.
 *   <li>The receipt, with the keys sealed.
 *   <li>Commit.
 * </ol>
 *
 * <p>If we die before the commit, nothing has happened; after it, rows and receipt have happened together. If the connection breaks during the
 * commit, the fence is raised, which waits until that transaction is over, and the receipt is looked up.
 */
public final class RestoreWork {
    private final RestoreSite site;
    private final ReceiptOutbox outbox;
    private final Warrant warrant;

    /**
     * By what right rows come back.
     *
     * @param authority by which they had been archived
     * @param incarnation of the target's gate when the rows were looked at
     * @param cover null where somebody wants rows back that no hold keeps
     */
    public record Warrant(
            KeyedTable table,
            Authority authority,
            Restored deed,
            String server,
            UUID incarnation,
            Holds holds,
            @Nullable HoldCover cover) {}

    public RestoreWork(RestoreSite site, ReceiptOutbox outbox, Warrant warrant) {
        this.site = site;
        this.outbox = outbox;
        this.warrant = warrant;
    }

    /** Puts these rows back. {@code number} is the transaction's within the restoration, counted from 1 without a gap. */
    public RestoreResult apply(Lease lease, int number, List<Row> rows) throws SQLException {
        try (Connection connection = site.target().open()) {
            connection.setAutoCommit(false);
            try {
                return apply(connection, lease, number, rows);
            } catch (DataAccessException | SQLException e) {
                rollBack(connection, e);
                return result(e);
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

    private static RestoreResult result(Exception e) throws SQLException {
        if (Conflicts.isConflict(e)) {
            return new RestoreResult.Conflict(Conflicts.words(e));
        }
        Optional<String> refusal = RowRefusal.words(e);
        if (refusal.isPresent()) {
            return new RestoreResult.Refused(refusal.get());
        }
        switch (e) {
            case SQLException sql -> throw sql;
            case RuntimeException runtime -> throw runtime;
            default -> throw new IllegalStateException(e);
        }
    }

    private RestoreResult apply(Connection connection, Lease lease, int number, List<Row> rows) throws SQLException {
        DSLContext tx = site.target().on(connection);
        Optional<String> refusal = notNow(tx, lease, rows);
        if (refusal.isEmpty()) {
            RestoreSql sql = new RestoreSql(tx, site);
            sql.insert(rows);
            refusal = sql.difference(rows);
        }
        if (refusal.isPresent()) {
            connection.rollback();
            return new RestoreResult.Refused(refusal.get());
        }
        UUID receipt = outbox.newId();
        outbox.write(
                tx,
                new ReceiptOutbox.Setting(warrant.table(), warrant.authority(), warrant.server(), null),
                lease,
                new ReceiptOutbox.Chunk(
                        receipt,
                        number,
                        ChunkRows.of(
                                new TupleRowKeys(rows.stream().map(site::key).toList())),
                        warrant.deed()));
        return committed(connection, lease, receipt, new RestoreResult.Done(rows.size()));
    }

    private Optional<String> notNow(DSLContext tx, Lease lease, List<Row> rows) {
        Gate gate = Gate.forShare(tx, site.target().name());
        if (!gate.incarnation().equals(warrant.incarnation())) {
            return Optional.of("another copy of the database stands at " + site.target() + " now");
        }
        if (gate.paused()) {
            return Optional.of("target " + site.target() + " is paused; lethe resume opens it");
        }
        if (!lease.isMine(tx)) {
            return Optional.of("another engine has taken over");
        }
        HoldCover cover = warrant.cover();
        if (cover != null) {
            var open = warrant.holds().open(site.target(), tx);
            if (!rows.stream().allMatch(row -> cover.covers(open, row))) {
                return Optional.of("a hold that kept these rows was released meanwhile");
            }
        }
        return Optional.empty();
    }

    private RestoreResult committed(Connection connection, Lease lease, UUID receipt, RestoreResult done)
            throws SQLException {
        try {
            connection.commit();
            return done;
        } catch (SQLException e) {
            if (Conflicts.isConflict(e)) {
                throw e;
            }
            return afterDoubtfulCommit(lease, receipt, done, e);
        }
    }

    /** The commit may have happened or not. Trying again blindly would meet our own rows, or leave the answer open. */
    private RestoreResult afterDoubtfulCommit(Lease lease, UUID receipt, RestoreResult done, SQLException cause)
            throws SQLException {
        try {
            // Waits until the doubtful transaction, which holds the lease shared, is over on the server.
            Lease.take(site.target(), lease.run(), lease.step(), lease.partition(), "after a doubtful commit");
            if (outbox.exists(receipt)) {
                return done;
            }
        } catch (DataAccessException | SQLException e) {
            cause.addSuppressed(e);
        }
        throw cause;
    }
}
