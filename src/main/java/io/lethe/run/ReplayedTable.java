package io.lethe.run;

import io.lethe.policy.name.TableName;
import java.util.List;

/**
 * What there is again in one table of the rows that the ledger knows as deleted.
 *
 * @param looked how many rows there were to look at
 * @param due rows to delete again
 * @param held rows that would be, but for a hold
 * @param waiting rows that would be, but for rows that point at them and stay
 * @param notDue rows that no rule of today would delete
 * @param reused rows that start later than those that were deleted under their keys
 * @param putBack rows that were put back from an archive, on purpose
 * @param untold why some could not be told; empty where all could
 */
public record ReplayedTable(
        TableName table,
        long looked,
        long due,
        long held,
        long waiting,
        long notDue,
        long reused,
        long putBack,
        List<String> untold) {
    public ReplayedTable {
        untold = List.copyOf(untold);
    }

    /** Rows that are back although the ledger says that they are gone. */
    public long resurrected() {
        return due + held + waiting + notDue;
    }

    /** Rows that are back and stay. */
    public long left() {
        return held + waiting + notDue;
    }
}
