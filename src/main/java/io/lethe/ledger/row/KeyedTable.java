package io.lethe.ledger.row;

import io.lethe.policy.name.TableName;
import io.lethe.policy.name.TargetName;
import java.util.List;

/** A table of a target with its key: what a row must be named within, so that no two rows share a name. */
public record KeyedTable(TargetName target, TableName table, KeyColumns key) {

    /** The row whose key has these values, as canonical text, in the order of the key's columns. */
    public RowKey row(List<String> values) {
        return new RowKey(this, values);
    }

    /** The row whose single key column has this value. */
    public RowKey row(String value) {
        return row(List.of(value));
    }
}
