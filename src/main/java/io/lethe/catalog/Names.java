package io.lethe.catalog;

import io.lethe.policy.name.ColumnName;
import io.lethe.policy.name.TableName;
import java.util.Optional;

/** A server's names as ours, where they can be: policies and maps know only letters, digits, {@code _} and {@code $}. */
final class Names {
    private Names() {}

    static Optional<TableName> table(String schema, String table) {
        try {
            return Optional.of(new TableName(schema, table));
        } catch (IllegalArgumentException strange) {
            return Optional.empty();
        }
    }

    static Optional<ColumnName> column(String column) {
        try {
            return Optional.of(new ColumnName(column));
        } catch (IllegalArgumentException strange) {
            return Optional.empty();
        }
    }
}
