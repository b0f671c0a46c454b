package io.lethe.plan;

import io.lethe.catalog.Check;
import io.lethe.catalog.Column;
import io.lethe.catalog.ForeignKey;
import io.lethe.catalog.Index;
import io.lethe.catalog.Table;
import io.lethe.plan.MappedTable.Detached;
import io.lethe.policy.Problem;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Can a reference be set to NULL, and does nothing else change with it? What the server would refuse, or would do to other rows behind our back, is
 * told here by column and reason.
 */
record DetachCheck() implements FitCheck {
    @Override
    public Stream<Problem> check(MappedTable table) {
        return table.detached().stream()
                .flatMap(detached -> table
                        .table()
                        .column(detached.via())
                        .flatMap(column -> new Reference(detached, table.table(), column).mistake())
                        .stream());
    }

    /** A column that points at a row which goes. Each question answers with what is wrong, or with nothing. */
    private record Reference(Detached detached, Table table, Column column) {
        Optional<Problem> mistake() {
            return Stream.of(notNull(), shared(), pointedAt(), unique(), derived(), checked())
                    .flatMap(Optional::stream)
                    .findFirst()
                    .map(detached::problem);
        }

        private Optional<String> notNull() {
            return column.nullable()
                    ? Optional.empty()
                    : Optional.of("expected a column that may be NULL but " + full() + " is NOT NULL");
        }

        /** Else the row would cease to point at two. */
        private Optional<String> shared() {
            List<ForeignKey> keys = table.references().stream()
                    .filter(key -> key.childColumns().contains(column.name()))
                    .toList();
            return keys.stream().allMatch(key -> key.childColumns().size() == 1 && isTheSame(key, keys.getFirst()))
                    ? Optional.empty()
                    : Optional.of("expected a column of one foreign key but " + full() + " is part of "
                            + keys.stream().map(ForeignKey::name).toList());
        }

        private static boolean isTheSame(ForeignKey one, ForeignKey other) {
            return one.parent().equals(other.parent()) && one.parentColumns().equals(other.parentColumns());
        }

        /** The server would refuse the change, or hand it on (ON UPDATE CASCADE, ON UPDATE SET NULL). */
        private Optional<String> pointedAt() {
            return table.referencedBy().stream()
                    .filter(key -> key.parentColumns().contains(column.name()))
                    .findFirst()
                    .map(key -> full() + " is what foreign key " + key.name() + " of " + key.child()
                            + " points at, so that the server would change or keep its rows, too");
        }

        /** Of a unique key with several columns: rows that were told apart by the reference alone would be equal after it. */
        private Optional<String> unique() {
            return table.indexes().stream()
                    .filter(index -> index.unique() && index.columns().size() > 1)
                    .map(Index::columns)
                    .filter(columns -> columns.contains(column.name()))
                    .findFirst()
                    .map(columns -> "unique key " + columns + " of " + table.name()
                            + " would not tell rows apart any more whose " + column.name() + " is NULL");
        }

        /** Which columns a generated one is made of the server does not say in a form that can be read with certainty. */
        private Optional<String> derived() {
            return table.columns().stream()
                    .filter(Column::generated)
                    .map(Column::name)
                    .filter(generated -> table.indexes().stream()
                            .anyMatch(index -> index.unique() && index.columns().contains(generated)))
                    .findFirst()
                    .map(generated -> table.name() + "." + generated + " is generated, unique, and might change with "
                            + column.name());
        }

        private Optional<String> checked() {
            return table.checks().stream()
                    .filter(check -> check.concerns(column.name()))
                    .findFirst()
                    .map(this::checked);
        }

        private String checked(Check check) {
            return "the server checks " + full() + " by " + check.clause() + " (" + check.name()
                    + "), and nobody knows whether NULL would pass";
        }

        private String full() {
            return table.name() + "." + column.name();
        }
    }
}
