package io.lethe.run;

import io.lethe.archive.content.Row;
import io.lethe.archive.content.SegmentSchema;
import io.lethe.archive.store.SegmentName;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What somebody wants put back.
 *
 * @param rows which of the segment's rows
 * @param withoutHold whether rows may come back that no hold keeps
 * @param leaveOutExisting whether rows that are there are left out, instead of being in the way
 */
public record RestoreOrder(
        SegmentName segment,
        Function<SegmentSchema, Predicate<Row>> rows,
        boolean withoutHold,
        boolean leaveOutExisting) {
    /**
     * Who answers for it.
     *
     * @param by a person's name
     */
    public record Signature(String by, String reason) {
        public Signature {
            if (by.isBlank() || reason.isBlank()) {
                throw new RunRefusedException(
                        "expected who orders the restoration, and why, but one of them is blank.");
            }
        }
    }
}
