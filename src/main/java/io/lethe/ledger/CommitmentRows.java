package io.lethe.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/** The commitments of a stretch of leaves, read one leaf at a time as the server sends them. To be asked for ascending leaves, and closed. */
final class CommitmentRows implements AutoCloseable {

    private final ResultSet rows;
    private long leaf = -1;
    private boolean ended;

    /** {@code rows} has the leaf's index and its hashes, ascending by leaf. */
    CommitmentRows(ResultSet rows) {
        this.rows = rows;
    }

    /** Those of this leaf; null if it has none. */
    byte @Nullable [] of(long wanted) {
        try {
            while (!ended && leaf < wanted) {
                ended = !rows.next();
                leaf = ended ? leaf : rows.getLong(1);
            }
            return leaf == wanted ? rows.getBytes(2) : null;
        } catch (SQLException e) {
            throw new DataAccessException("cannot read commitments", e);
        }
    }

    @Override
    public void close() {
        try {
            rows.close();
        } catch (SQLException e) {
            throw new DataAccessException("cannot read commitments", e);
        }
    }
}
