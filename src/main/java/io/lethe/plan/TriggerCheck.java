package io.lethe.plan;

import io.lethe.policy.Problem;
import java.util.stream.Stream;

/** Does operations know what else happens when a row goes? A trigger may write into another table what was deleted from this one. */
record TriggerCheck() implements FitCheck {
    @Override
    public Stream<Problem> check(MappedTable table) {
        return Stream.concat(onDelete(table), onUpdate(table));
    }

    private static Stream<Problem> onUpdate(MappedTable table) {
        return table.masked() && !table.table().updateTriggers().isEmpty()
                ? Stream.of(table.problem(
                        "table",
                        "table " + table.table().name() + " has the UPDATE triggers "
                                + table.table().updateTriggers() + ", which may keep what is masked in another place",
                        "Drop them, or purge the rows instead of masking them"))
                : Stream.empty();
    }

    private static Stream<Problem> onDelete(MappedTable table) {
        boolean excused = !table.dataset().deleteTriggers().isBlank();
        boolean found = !table.table().deleteTriggers().isEmpty();
        if (table.purged() && found && !excused) {
            return Stream.of(table.problem(
                    "delete-triggers",
                    "table " + table.table().name() + " has the DELETE triggers "
                            + table.table().deleteTriggers() + ", of which the map says nothing",
                    "Say in words what they do and why that is harmless, or drop them"));
        }
        if (excused && !found) {
            return Stream.of(table.problem(
                    "delete-triggers",
                    "expected DELETE triggers on " + table.table().name() + " but there are none",
                    "Remove the entry"));
        }
        return Stream.empty();
    }
}
