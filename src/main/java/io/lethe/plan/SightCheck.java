package io.lethe.plan;

import io.lethe.catalog.Sight;
import io.lethe.policy.Problem;
import java.util.stream.Stream;

/** Could we see what else happens when a row goes? What is hidden from us may be there, so nothing is deleted on a guess. */
record SightCheck(Sight sight) implements FitCheck {
    @Override
    public Stream<Problem> check(MappedTable table) {
        if (!table.touched()) {
            return Stream.empty();
        }
        Stream<Problem> keys = sight.foreignKeys()
                ? Stream.empty()
                : Stream.of(table.problem(
                        "table",
                        "foreign keys that lead to " + table.table().name() + " from other tables may be hidden from "
                                + sight.user(),
                        "GRANT REFERENCES ON *.* TO " + sight.user() + " shows them and allows nothing else"));
        Stream<Problem> triggers = sight.triggersHidden().contains(table.table().name())
                ? Stream.of(table.problem(
                        "table",
                        "triggers of " + table.table().name() + " may be hidden from " + sight.user(),
                        "GRANT TRIGGER ON " + table.table().name() + " TO " + sight.user() + " shows them"))
                : Stream.empty();
        return Stream.concat(keys, triggers);
    }
}
