package io.lethe.run;

import io.lethe.plan.RunPlan;
import java.util.List;

/**
 * Which rows are there again that the ledger knows as deleted.
 *
 * @param plan what would be deleted again
 * @param tables every table of the target from which chunks deleted rows
 */
public record ReplayLook(RunPlan plan, List<ReplayedTable> tables) {
    public ReplayLook {
        tables = List.copyOf(tables);
    }

    /** Rows to delete again. */
    public long due() {
        return tables.stream().mapToLong(ReplayedTable::due).sum();
    }

    public long held() {
        return tables.stream().mapToLong(ReplayedTable::held).sum();
    }

    /** Rows are back and stay, or not all tables could be told. */
    public boolean leaves() {
        return tables.stream()
                .anyMatch(table -> table.left() > 0 || !table.untold().isEmpty());
    }

    /** Of all rows that are back, holds keep every one. */
    public boolean isHeldWhole() {
        return held() > 0
                && tables.stream()
                        .allMatch(table -> table.resurrected() == table.held()
                                && table.untold().isEmpty());
    }
}
