package io.lethe.action;

import io.lethe.ledger.row.RowKeys;
import java.sql.SQLException;

/** Deletes rows: by key and by everything that makes a row due. */
record PurgeRows(StepWork work) implements RowAction {
    @Override
    public boolean locksFirst() {
        return work.serverWouldCascade();
    }

    @Override
    public Attempt straight(OpenChunk chunk, RowKeys keys) {
        int deleted = chunk.sql().delete(keys).execute();
        return deleted == keys.size() ? Attempt.Acted.gone(keys, Skipped.NONE) : new Attempt.Missed();
    }

    @Override
    public Attempt lockedFirst(OpenChunk chunk, RowKeys keys) throws SQLException {
        RowKeys locked = FoundKeys.of(work, chunk.sql().lock(keys));
        Skipped skipped = chunk.skipped(keys, locked);
        if (locked.size() == 0) {
            return Attempt.Acted.onNothing(skipped);
        }
        int deleted = chunk.sql().delete(locked).execute();
        // The rows are locked, so they cannot have changed; but a row that points at one of them may have appeared
        // between the two statements. A smaller chunk will meet it alone.
        return deleted == locked.size()
                ? Attempt.Acted.gone(locked, skipped)
                : new Attempt.Met("a row that points at these appeared");
    }
}
