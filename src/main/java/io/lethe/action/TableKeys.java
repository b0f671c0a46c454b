package io.lethe.action;

import io.lethe.catalog.Table;
import io.lethe.catalog.Target;
import io.lethe.ledger.row.RowKeys;
import io.lethe.ledger.row.RowKeys.LongRowKeys;
import io.lethe.policy.name.ColumnName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.ResultQuery;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Reads the keys of all rows of a table, page by page in their order, without locks and without ever going back. Not for several threads. */
public final class TableKeys {
    private final Target target;
    private final KeyedRows rows;
    private final List<ColumnValues> values;
    private @Nullable List<String> last;

    public TableKeys(Target target, Table table, List<ColumnName> key) {
        this.target = target;
        this.rows = new KeyedRows(table, key);
        this.values = rows.values();
    }

    /** The next keys, at most {@code limit}; none at the table's end. */
    public RowKeys next(int limit) throws SQLException {
        try (Connection connection = target.open();
                ResultSet page = page(connection, limit).fetchResultSet()) {
            return rows.areNumbers() ? numbers(page, limit) : tuples(page);
        }
    }

    private ResultQuery<?> page(Connection connection, int limit) {
        List<Field<?>> columns = values.stream()
                .<Field<?>>map(value -> rows.areNumbers() ? value.field() : value.text())
                .toList();
        List<OrderField<?>> order =
                values.stream().<OrderField<?>>map(ColumnValues::field).toList();
        Condition after = last == null ? DSL.noCondition() : new KeyCondition(values).after(last);
        return target.on(connection)
                .select(columns)
                .from(DSL.table(DSL.name(
                                rows.table().name().schema(),
                                rows.table().name().table()))
                        .forceIndex(rows.index()))
                .where(after)
                .orderBy(order)
                .limit(limit);
    }

    private RowKeys numbers(ResultSet page, int limit) throws SQLException {
        long[] keys = new long[limit];
        int count = 0;
        while (page.next()) {
            keys[count++] = page.getLong(1);
        }
        if (count > 0) {
            last = List.of(Long.toString(keys[count - 1]));
        }
        return new LongRowKeys(Arrays.copyOf(keys, count));
    }

    private RowKeys tuples(ResultSet page) throws SQLException {
        List<List<String>> keys = new ArrayList<>();
        while (page.next()) {
            List<String> key = new ArrayList<>(values.size());
            for (int column = 1; column <= values.size(); column++) {
                key.add(page.getString(column));
            }
            keys.add(key);
        }
        if (!keys.isEmpty()) {
            last = keys.getLast();
        }
        return new RowKeys.TupleRowKeys(keys);
    }
}
