package io.lethe.action;

import io.lethe.catalog.Table;
import io.lethe.policy.name.ColumnName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;

/**
 * Which rows a table has now, asked by the values of some of its columns. It is the server that compares: where a collation or a type takes two
 * texts for one value, so do we.
 */
final class RowPresence {
    private final DSLContext sql;
    private final org.jooq.Table<?> table;
    private final List<ColumnValues> columns;
    private final KeyCondition condition;

    RowPresence(DSLContext sql, Table table, List<ColumnName> columns) {
        this.sql = sql;
        this.table = DSL.table(DSL.name(table.name().schema(), table.name().table()));
        this.columns =
                columns.stream().map(column -> new ColumnValues(table, column)).toList();
        this.condition = new KeyCondition(this.columns);
    }

    /** Those of these values that some row has. Takes no locks. */
    Set<List<String>> among(Collection<List<String>> values) {
        List<List<String>> asked = new ArrayList<>(new LinkedHashSet<>(values));
        if (asked.isEmpty()) {
            return Set.of();
        }
        Set<List<String>> found = found(asked);
        Set<List<String>> present = new HashSet<>(asked);
        present.retainAll(found);
        if (present.size() < found.size()) {
            // A row answered to a text that it does not have letter by letter: only asked one by one it says to which.
            asked.stream()
                    .filter(value ->
                            !present.contains(value) && !found(List.of(value)).isEmpty())
                    .forEach(present::add);
        }
        return present;
    }

    private Set<List<String>> found(List<List<String>> values) {
        Set<List<String>> found = new HashSet<>();
        List<Field<?>> texts =
                columns.stream().<Field<?>>map(ColumnValues::text).toList();
        for (Record row : sql.selectDistinct(texts)
                .from(table)
                .where(condition.matches(values))
                .fetch()) {
            found.add(row.intoList().stream().map(String::valueOf).toList());
        }
        return found;
    }
}
