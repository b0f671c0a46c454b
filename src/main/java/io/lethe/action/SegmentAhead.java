package io.lethe.action;

import io.lethe.action.SegmentRegister.Known;
import io.lethe.action.SegmentRegister.Place;
import io.lethe.archive.Segment;
import io.lethe.archive.SegmentDraft;
import io.lethe.archive.SegmentReading;
import io.lethe.archive.content.Row;
import io.lethe.archive.content.RowLine;
import io.lethe.archive.content.SegmentSchema;
import io.lethe.archive.store.SegmentExistsException;
import io.lethe.archive.store.SegmentName;
import io.lethe.ledger.row.ChunkRows;
import io.lethe.plan.Partition;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes a partition's rows into segments ahead of their deletion, and proposes for deletion what the last segment holds.
 *
 * <ol>
 *   <li>Read rows that are due, free of holds and of rows that point at them, without locks, and write them into a segment.
 *   <li>Make it durable, read it back, compare. If we die before this is done: a nameless rest, which nobody reads. If we die after it:
 *       the segment stands under its name; whoever takes the partition over finds it there, verifies it and goes on with it.
 *   <li>Record it in register and ledger. If we die after this: whoever takes over reads it and goes on with what of it is not deleted.
 *   <li>Propose its keys, chunk by chunk; the action deletes those rows that are still what the segment holds. A row that was changed
 *       meanwhile stays, and a later pass writes it into a later segment.
 *   <li>When all were proposed, read on where the reading ended.
 * </ol>
 *
 * <p>So no lock is held while a disk is waited for, and no row is deleted that is not in a recorded segment as it was in the table. Not for
 * several threads.
 */
public final class SegmentAhead implements KeySource {
    private final StepWork work;
    private final Partition partition;
    private final Lease lease;
    private final Archiving how;
    private final SegmentSchema schema;
    private RowReader reader;
    private int number;
    private @Nullable SegmentRows current;

    private SegmentAhead(StepWork work, Partition partition, Lease lease, Archiving how) {
        this.work = work;
        this.partition = partition;
        this.lease = lease;
        this.how = how;
        this.schema = work.segmentSchema();
        this.reader = new RowReader(work, partition);
    }

    /** Goes on where the segments of this partition end, whoever wrote them: first with what the last of them holds. */
    public static SegmentAhead begin(StepWork work, Partition partition, Lease lease, Archiving how)
            throws SQLException {
        SegmentAhead ahead = new SegmentAhead(work, partition, lease, how);
        Optional<Known> last = how.register().last(lease);
        if (last.isPresent()) {
            ahead.number = last.get().number();
            ahead.current = ahead.read(last.get().name());
        }
        return ahead;
    }

    /** The segment that the proposed rows are in. */
    SegmentRows current() {
        if (current == null) {
            throw new IllegalStateException("no rows were proposed yet");
        }
        return current;
    }

    @Override
    public ChunkRows next(int limit) throws SQLException {
        List<List<String>> keys = current == null ? List.of() : current.next(limit);
        while (keys.isEmpty() && advance()) {
            keys = current().next(limit);
        }
        // Whom they are about is read with the locks, together with everything else.
        return ChunkRows.of(work.rowKeys(keys));
    }

    /** Takes the next segment: one that a dead engine left behind, or a new one; false when there is nothing to write. */
    private boolean advance() throws SQLException {
        Optional<SegmentName> left = how.find(next());
        SegmentRows next = left.isPresent() ? adopt(left.get()) : write();
        if (next == null) {
            return false;
        }
        number++;
        current = next;
        return true;
    }

    private SegmentRows adopt(SegmentName name) throws SQLException {
        record(how.archive().verify(name));
        return read(name);
    }

    private @Nullable SegmentRows write() throws SQLException {
        List<Row> rows = reader.next();
        if (rows.isEmpty()) {
            return null;
        }
        SegmentName name = how.name(next());
        SegmentRows.Builder written = new SegmentRows.Builder(schema);
        try (SegmentDraft draft = how.archive().begin(name, schema, how.expires())) {
            fill(draft, written, rows);
            Segment segment = draft.finish();
            record(segment);
            return written.of(name, segment.content());
        } catch (SegmentExistsException e) {
            // Somebody who lost the partition to us wrote it meanwhile. It holds rows of the same partition; what it
            // lacks is read again from the head.
            reader = new RowReader(work, partition);
            return adopt(name);
        }
    }

    private void fill(SegmentDraft draft, SegmentRows.Builder written, List<Row> first) throws SQLException {
        List<Row> rows = first;
        while (!rows.isEmpty()) {
            rows.forEach(row -> written.add(row, draft.append(row)));
            boolean full = written.size() + RowReader.AT_A_TIME > how.rows() || draft.textSize() > Archiving.MOST_TEXT;
            rows = full ? List.of() : reader.next();
        }
    }

    private void record(Segment segment) throws SQLException {
        how.register().record(next(), segment, how.expires());
    }

    private Place next() {
        return new Place(work.run(), work.step(), lease, number + 1);
    }

    private SegmentRows read(SegmentName name) {
        try (SegmentReading reading = how.archive().open(name)) {
            RowLine lines = new RowLine(reading.schema());
            SegmentRows.Builder rows = new SegmentRows.Builder(reading.schema());
            for (Row row = reading.next(); row != null; row = reading.next()) {
                rows.add(row, lines.digest(row));
            }
            return rows.of(name, reading.toEnd().content());
        }
    }
}
