package io.lethe.action;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lethe.catalog.Catalog;
import io.lethe.catalog.Table;
import io.lethe.policy.Dataset;
import io.lethe.policy.ObjectSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** A table whose rows point at the objects of a store. */
public record RowsWithObjects(Table table, ObjectSet objects) {

    /** All that point into one store, on the target of the catalog. */
    public static List<RowsWithObjects> of(String store, List<Dataset> datasets, Catalog catalog) {
        return datasets.stream()
                .flatMap(dataset ->
                        dataset.objects() == null || !dataset.objects().store().equals(store)
                                ? Stream.empty()
                                : catalog.table(dataset.table()).stream()
                                        .map(table -> new RowsWithObjects(table, dataset.objects())))
                .toList();
    }

    /**
     * Which of these keys some row has, to the byte: a collation that took two objects for one would have kept the other. Waits for rows that somebody
     * is inserting or deleting, and keeps those that it finds until the caller's transaction ends.
     */
    Set<String> locked(DSLContext tx, List<String> keys) {
        return exact(query(tx, keys).forShare().fetch(Record1::value1), keys);
    }

    private SelectConditionStep<Record1<byte[]>> query(DSLContext sql, List<String> keys) {
        Field<String> column = DSL.field(
                DSL.name(
                        table.name().schema(),
                        table.name().table(),
                        objects.key().name()),
                SQLDataType.VARCHAR);
        return sql.select(key().bytes()).from(name()).where(column.in(keys));
    }

    private static Set<String> exact(List<byte[]> found, List<String> keys) {
        Set<String> exact = new HashSet<>();
        found.forEach(key -> exact.add(new String(key, UTF_8)));
        exact.retainAll(keys);
        return exact;
    }

    private ColumnValues key() {
        return new ColumnValues(table, objects.key());
    }

    private org.jooq.Table<?> name() {
        return DSL.table(DSL.name(table.name().schema(), table.name().table()));
    }
}
