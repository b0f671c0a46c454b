package io.lethe.plan;

import io.lethe.policy.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Does operations know what else happens when a row goes or is masked? A trigger may write into another table what was here. */
record TriggerCheck() implements FitCheck {
    @Override
    public Stream<Problem> check(MappedTable table) {
        return Stream.of(
                        new Triggers(
                                "DELETE",
                                table.table().deleteTriggers(),
                                table.dataset().deleteTriggers(),
                                table.purged()),
                        new Triggers(
                                "UPDATE",
                                table.table().updateTriggers(),
                                table.dataset().updateTriggers(),
                                table.masked()))
                .flatMap(triggers -> triggers.problem(table).stream());
    }

    /** Those of one event: as found, what the map says of them, and whether a rule makes them fire. */
    private record Triggers(String event, List<String> found, String excuse, boolean fire) {
        Optional<Problem> problem(MappedTable table) {
            String key = event.toLowerCase(Locale.ROOT) + "-triggers";
            if (fire && !found.isEmpty() && excuse.isBlank()) {
                return Optional.of(table.problem(
                        key,
                        "table " + table.table().name() + " has the " + event + " triggers " + found
                                + ", of which the map says nothing",
                        "Say in words what they do and why that is harmless, or drop them"));
            }
            return !excuse.isBlank() && found.isEmpty()
                    ? Optional.of(table.problem(
                            key,
                            "expected " + event + " triggers on "
                                    + table.table().name() + " but there are none",
                            "Remove the entry"))
                    : Optional.empty();
        }
    }
}
