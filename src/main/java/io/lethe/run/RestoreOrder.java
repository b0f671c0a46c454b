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
        boolean leaveOutExisting) {}
