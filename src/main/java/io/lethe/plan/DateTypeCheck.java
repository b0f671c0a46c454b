package io.lethe.plan;

import io.lethe.catalog.Column;
import io.lethe.policy.Problem;
import io.lethe.policy.time.DateColumn;
import io.lethe.policy.time.DateType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Can the column hold what the map says it holds? A DATETIME that is declared as a timestamp is off by its zone. */
record DateTypeCheck() implements FitCheck {
    @Override
    public Stream<Problem> check(MappedTable table) {
        return table.dataset().dates().values().stream().flatMap(date -> misfit(table, date).stream());
    }

    private static Optional<Problem> misfit(MappedTable table, DateColumn date) {
        List<String> fitting = fitting(date.type());
        return table.table()
                .column(date.column())
                .map(Column::type)
                .filter(type -> !fitting.contains(type))
                .map(type -> table.problem(
                        "dates." + date.column(),
                        "expected a column of type " + String.join(" or ", fitting) + " for \"" + date.type()
                                + "\" but " + table.table().name() + "." + date.column() + " is " + type,
                        "Correct the type in the map"));
    }

    private static List<String> fitting(DateType type) {
        return switch (type) {
            case DATE -> List.of("date");
            case DATETIME -> List.of("datetime");
            case TIMESTAMP -> List.of("timestamp");
            case EPOCH_SECONDS -> List.of("int", "bigint", "decimal");
            case EPOCH_MILLISECONDS -> List.of("bigint", "decimal");
            case COMPACT -> List.of("char", "varchar", "bigint");
        };
    }
}
