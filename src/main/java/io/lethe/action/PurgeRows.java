package io.lethe.action;

import io.lethe.ledger.receipt.Deed;
import io.lethe.ledger.row.ChunkRows;
import java.sql.SQLException;

/** Deletes rows, with those that go with them: by key and by everything that makes a row due. */
record PurgeRows(StepWork work, FamilyDeletion family) implements RowAction {
    @Override
    public boolean locksFirst() {
        // Another row could come to one that is not locked, and go with it unseen. Whether a row is still about whom it
        // was about when it was read can be asked by one number only: see SubjectsUnchanged.
        return !work.companions().isEmpty()
                || work.serverWouldCascade()
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
        return family.delete(chunk, locked, chunk.skipped(rows.keys(), locked.keys()), new Deed.Purged());
    }
}
