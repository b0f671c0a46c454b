package io.lethe.action;

import io.lethe.action.SegmentRegister.Known;
import io.lethe.action.SegmentSeries.Durable;
import io.lethe.ledger.row.ChunkRows;
import io.lethe.plan.Partition;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes a partition's rows, and what goes with them, into segments ahead of their deletion, and proposes for deletion what the last of them hold.
 *
 * <ol>
 *   <li>Read rows that are due, free of holds and of rows that point at them, without locks, and write them into a segment. Then whatever points
 *       at these, table by table downwards, each into a segment of its table under the same number.
 *   <li>Make each durable, read it back, compare. If we die before this is done: a nameless rest, which nobody reads. If we die after it:
 *       the segment stands under its name; whoever takes the partition over finds it there, verifies it and writes those that are missing.
 *   <li>Record them in register and ledger, those of the rows themselves last. If we die among these: whoever takes over finds and records them
 *       all, which changes nothing about those that are recorded. If we die after: he goes on with what of them is not deleted.
 *   <li>Propose the keys, chunk by chunk; the action deletes those rows that are still what the segment holds, if the same is true of all
 *       that goes with them. A row of which it is not stays, and a later pass writes it into later segments.
 *   <li>When all were proposed, read on where the reading ended.
 * </ol>
 *
 * <p>So no lock is held while a disk is waited for, and no row is deleted that is not in a recorded segment as it was in the table. Not for
 * several threads.
 */
public final class SegmentAhead implements KeySource, SegmentsAtHand {
    private final SegmentSeries series;
    private final PartitionRows rows;
    private final Map<Integer, SegmentRows> current = new HashMap<>();
    private int number;

    private SegmentAhead(SegmentSeries series, PartitionRows rows) {
        this.series = series;
        this.rows = rows;
    }

    /** Goes on where the segments of this partition end, whoever wrote them: first with what the last of them hold. */
    public static SegmentAhead begin(StepWork work, Partition partition, Lease lease, Archiving how)
            throws SQLException {
        SegmentAhead ahead =
                new SegmentAhead(new SegmentSeries(work, lease, how), new PartitionRows(work, partition, how.rows()));
        Optional<Known> last = how.register().last(lease);
        if (last.isPresent()) {
            ahead.goOn(last.get());
        }
        return ahead;
    }

    /**
     * Of what goes with these rows only what is there: a segment that is missing had no rows. One that is there and not recorded, since its
     * writer had lost the partition when he finished it, is recorded now.
     */
    private void goOn(Known last) throws SQLException {
        number = last.number();
        SegmentRows top = series.read(last.name());
        List<Durable> below = new ArrayList<>();
        addBelow(series.work(), top, below, (theirs, missing) -> theirs.found(number));
        record(below);
        current.put(step(series.work()), top);
    }

    /** The segment that the proposed rows are in. */
    SegmentRows current() {
        SegmentRows top = of(series.work());
        if (top == null) {
            throw new IllegalStateException("no rows were proposed yet");
        }
        return top;
    }

    @Override
    public @Nullable SegmentRows of(StepWork work) {
        return current.get(step(work));
    }

    @Override
    public ChunkRows next(int limit) throws SQLException {
        List<List<String>> keys = current.isEmpty() ? List.of() : current().next(limit);
        while (keys.isEmpty() && advance()) {
            keys = current().next(limit);
        }
        // Whom they are about is read with the locks, together with everything else.
        return ChunkRows.of(series.work().rowKeys(keys));
    }

    /** Takes the next segments: those that a dead engine left behind, and new ones; false when there is nothing to write. */
    private boolean advance() throws SQLException {
        // All their keys were given: two sets at a time would take twice the memory.
        current.clear();
        int next = number + 1;
        Optional<Durable> top = series.take(next, rows);
        if (top.isEmpty()) {
            return false;
        }
        List<Durable> all = new ArrayList<>();
        addBelow(series.work(), top.get().rows(), all, (theirs, pointing) -> theirs.take(next, pointing));
        all.add(top.get());
        record(all);
        number = next;
        return true;
    }

    private void record(List<Durable> segments) throws SQLException {
        for (Durable segment : segments) {
            segment.record();
            current.put(step(segment.series().work()), segment.rows());
        }
    }

    private interface Taking {
        Optional<Durable> of(SegmentSeries series, RowSupply rows) throws SQLException;
    }

    private void addBelow(StepWork above, SegmentRows segment, List<Durable> all, Taking taking) throws SQLException {
        for (CompanionWork companion : above.companions()) {
            StepWork work = companion.work();
            SegmentSeries theirs = new SegmentSeries(work, series.lease().of(step(work)), series.how());
            Optional<Durable> taken = taking.of(theirs, new PointingRows(companion, above, segment));
            if (taken.isPresent()) {
                all.add(taken.get());
                addBelow(work, taken.get().rows(), all, taking);
            }
        }
    }

    private static int step(StepWork work) {
        return work.step().number();
    }
}
