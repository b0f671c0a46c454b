package io.lethe.action;

import io.lethe.ledger.row.ChunkRows;
import java.sql.SQLException;

/** Deletes rows: by key and by everything that makes a row due. */
record PurgeRows(StepWork work) implements RowAction {
    @Override
    public boolean locksFirst() {
        // Whether a row is still about whom it was about when it was read can be asked by one number only: see
        // SubjectsUnchanged.
        return work.serverWouldCascade()
                || work.objects() != null
                || (work.subject() != null && !work.keyIsOneNumber());
    }

    @Override
    public Attempt straight(OpenChunk chunk, ChunkRows rows) {
        int deleted = chunk.sql().deleteUnchanged(rows).execute();
        return deleted == rows.size() ? Attempt.Acted.gone(rows, Skipped.NONE) : new Attempt.Missed();
    }

    @Override
    public Attempt lockedFirst(OpenChunk chunk, ChunkRows rows) throws SQLException {
        ChunkRows locked = FoundRows.of(work, chunk.sql().lock(rows.keys()));
        Skipped skipped = chunk.skipped(rows.keys(), locked.keys());
        if (locked.size() == 0) {
            return Attempt.Acted.onNothing(skipped);
        }
        chunk.markObjects(work, locked.keys());
        int deleted = chunk.sql().delete(locked.keys()).execute();
        // The rows are locked, so they cannot have changed; but a row that points at one of them may have appeared
        // between the two statements. A smaller chunk will meet it alone.
        return deleted == locked.size() ? Attempt.Acted.gone(locked, skipped) : new Attempt.Met(Conflicts.POINTED_AT);
    }
}
