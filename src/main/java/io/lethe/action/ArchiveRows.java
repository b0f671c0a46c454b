package io.lethe.action;

import io.lethe.archive.content.Row;
import io.lethe.ledger.row.ChunkRows;
import java.sql.SQLException;
import java.util.List;

/**
 * Deletes rows that a segment holds, with those that go with them, if segments hold all of these too.
 *
 * <ol>
 *   <li>Lock what is still due and skip what others have locked; read these rows whole.
 *   <li>Keep apart those that are not what the segment holds any more: they stay.
 *   <li>Lock and compare what goes with the others, table by table. A row whose family has another member, or a changed one, stays with all of it.
 *   <li>Delete, leaves first. They must be as many as were read.
 * </ol>
 *
 * <p>Never without locks first: between a comparison without locks and the deletion somebody could have written.
 */
record ArchiveRows(StepWork work, SegmentAhead segments, FamilyDeletion family) implements RowAction {
    @Override
    public Attempt lockedFirst(OpenChunk chunk, ChunkRows rows) throws SQLException {
        ArchivedRows archived = new ArchivedRows(work, segments.current());
        List<Row> locked = archived.read(chunk.sql(), chunk.sql().lockWhole(rows.keys(), archived.fields()));
        List<Row> unchanged = locked.stream().filter(archived::holds).toList();
        Skipped skipped =
                chunk.skipped(rows.keys(), archived.rows(locked).keys()).withChanged(locked.size() - unchanged.size());
        return family.delete(chunk, archived.rows(unchanged), skipped, archived.deed());
    }
}
