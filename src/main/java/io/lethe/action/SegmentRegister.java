package io.lethe.action;

import io.lethe.archive.Segment;
import io.lethe.archive.store.SegmentName;
import io.lethe.plan.TableStep;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What the engine knows of segments besides their files: which of them rows may be deleted on the strength of. Durable once {@link
 * #record} returns; safe for several threads and engines.
 */
public interface SegmentRegister {
    /**
     * Which segment of which partition of a step of a run: counted from 1 without a gap, but for those of rows that go with others, which have the
     * others' numbers.
     */
    record Place(StepWork.Run run, TableStep step, Lease lease, int number) {}

    /** A segment that was recorded before. */
    record Known(int number, SegmentName name) {}

    /** The last segment that was recorded for a partition, by whoever held its lease. */
    Optional<Known> last(Lease lease) throws SQLException;

    /**
     * Records a segment that was verified, in the register and in the ledger, together or not at all. Repeating it changes nothing.
     *
     * @param expires the last day on which it is kept
     */
    void record(Place place, Segment segment, LocalDate expires) throws SQLException;
}
