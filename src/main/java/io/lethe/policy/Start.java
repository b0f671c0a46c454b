package io.lethe.policy;

import io.lethe.policy.name.ColumnName;

/** The date from which a rule's period runs. */
public sealed interface Start {
    /** A column of the dataset's own table. */
    record Column(ColumnName column) implements Start {
        @Override
        public String toString() {
            return column.name();
        }
    }

    /** A column of a parent row: {@code account.closed_at}, where the data map says through which key {@code account} is found. */
    record Parent(String parent, ColumnName column) implements Start {
        @Override
        public String toString() {
            return parent + "." + column;
        }
    }
}
