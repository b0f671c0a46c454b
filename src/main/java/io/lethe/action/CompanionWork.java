package io.lethe.action;

import io.lethe.policy.name.ColumnName;
import java.util.List;

/**
 * The work of a step whose rows go with those of another.
 *
 * @param via the columns by which they point at these, in the order of their key
 */
public record CompanionWork(StepWork work, List<ColumnName> via) {
    public CompanionWork {
        via = List.copyOf(via);
    }

    /** What is true of the rows that point at rows with some keys. */
    KeyCondition pointing() {
        return new KeyCondition(via.stream().map(work::values).toList());
    }
}
