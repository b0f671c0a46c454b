package io.lethe.action;

import io.lethe.catalog.Column;
import io.lethe.catalog.Index;
import io.lethe.catalog.Table;
import io.lethe.ledger.row.RowKeys;
import io.lethe.ledger.row.RowKeys.LongRowKeys;
import io.lethe.ledger.row.RowKeys.TupleRowKeys;
import io.lethe.policy.name.ColumnName;
import java.util.List;
import java.util.Set;

/** A table with the columns by which its rows are named, in the order of the data map. */
record KeyedRows(Table table, List<ColumnName> key) {
    KeyedRows {
        key = List.copyOf(key);
    }

    List<ColumnValues> values() {
        return key.stream().map(name -> new ColumnValues(table, name)).toList();
    }

    /** A single whole number that fits a {@code long}, read and kept without an object a row. The upper half of an unsigned bigint does not. */
    boolean areNumbers() {
        Column first = table.column(key.getFirst()).orElseThrow();
        boolean fits = !(first.type().equals("bigint") && first.unsigned());
        return key.size() == 1 && first.integral() && fits;
    }

    /** Keys in the form that is quickest for this table. */
    RowKeys keys(List<List<String>> keys) {
        return areNumbers()
                ? new LongRowKeys(keys.stream()
                        .mapToLong(values -> Long.parseLong(values.getFirst()))
                        .sorted()
                        .toArray())
                : new TupleRowKeys(keys);
    }

    /** The unique index over the key: the one way to a row that leads past no other. */
    String index() {
        Set<ColumnName> columns = Set.copyOf(key);
        return table.indexes().stream()
                .filter(index -> index.unique() && Set.copyOf(index.columns()).equals(columns))
                .findFirst()
                .map(Index::name)
                .orElse(Index.PRIMARY);
    }
}
