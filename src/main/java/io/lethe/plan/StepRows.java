package io.lethe.plan;

import java.util.List;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is counted about one claim.
 *
 * @param held an open hold covers the row
 * @param waiting no hold covers the row, but some row that points at it stays
 * @param overdue no hold covers the row, and it should have been gone by now
 * @param buckets null where the rows are read in key order
 * @param companions what goes with these rows, each after what goes with it
 */
record StepRows(
        Claim claim,
        AccessPath path,
        StepCondition condition,
        Condition held,
        Condition waiting,
        Condition overdue,
        @Nullable DayBuckets buckets,
        List<CompanionRows> companions) {
    StepRows {
        companions = List.copyOf(companions);
    }

    static StepRows of(Outlook outlook) {
        Claim claim = outlook.claim();
        Rows rows = outlook.rows();
        AccessPath path = new PathChoice(claim).choose();
        return new StepRows(
                claim,
                path,
                outlook.step(),
                outlook.held(rows),
                outlook.waiting(rows),
                outlook.overdue(rows),
                buckets(claim, rows, path),
                CompanionRows.of(outlook));
    }

    private static @Nullable DayBuckets buckets(Claim claim, Rows rows, AccessPath path) {
        return switch (path) {
            case AccessPath.KeyOrder keyOrder -> null;
            case AccessPath.WithStep with -> null;
            case AccessPath.Objects objects -> null;
            case AccessPath.Directory files -> null;
            case AccessPath.StartIndex index ->
                claim.rule()
                        .since()
                        .leading()
                        .map(start -> new DayBuckets(new DateRows(rows, claim.date(start))))
                        .orElse(null);
        };
    }
}
