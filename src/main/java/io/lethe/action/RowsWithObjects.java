package io.lethe.action;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lethe.catalog.Catalog;
import io.lethe.catalog.Table;
import io.lethe.policy.Dataset;
import io.lethe.policy.ObjectSet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** A table whose rows point at the objects of a store. */
public record RowsWithObjects(Dataset dataset, Table table, ObjectSet objects) {

    /** All that point into one store, on the target of the catalog. */
    public static List<RowsWithObjects> of(String store, List<Dataset> datasets, Catalog catalog) {
        return datasets.stream()
                .flatMap(dataset ->
                        dataset.objects() == null || !dataset.objects().store().equals(store)
                                ? Stream.empty()
                                : catalog.table(dataset.table()).stream()
                                        .map(table -> new RowsWithObjects(dataset, table, dataset.objects())))
                .toList();
    }

    /**
     * Which of these keys some row has, to the byte: a collation that took two objects for one would have kept the other. Waits for rows that somebody
     * is inserting or deleting, and keeps those that it finds until the caller's transaction ends.
     */
    Set<String> locked(DSLContext tx, List<String> keys) {
        return exact(query(tx, keys).forShare().fetch(Record1::value1), keys);
    }

    /** The same, without locks: by the time of the answer it may be otherwise. */
    public Set<String> among(DSLContext sql, List<String> keys) {
        return keys.isEmpty()
                ? Set.of()
                : exact(
                        sql.selectDistinct(key().bytes())
                                .from(name())
                                .where(column().in(keys))
                                .fetch(Record1::value1),
                        keys);
    }

    /**
     * A row and what it points at.
     *
     * @param object empty where it points at none
     */
    public record Pointing(List<String> row, String object) {
        public Pointing {
            row = List.copyOf(row);
        }
    }

    /** The next rows after this one in the order of their key, whether they point at something or not; null for the first. Takes no locks. */
    public List<Pointing> after(DSLContext sql, @Nullable List<String> row, int limit) {
        List<ColumnValues> columns = new KeyedRows(table, dataset.key()).values();
        List<Field<?>> fields =
                new ArrayList<>(columns.stream().map(ColumnValues::text).toList());
        fields.add(key().bytes());
        return sql.select(fields)
                .from(name())
                .where(row == null ? DSL.noCondition() : new KeyCondition(columns).after(row))
                .orderBy(columns.stream().map(ColumnValues::field).toList())
                .limit(limit)
                .fetch(found -> new Pointing(
                        IntStream.range(0, columns.size())
                                .mapToObj(column -> found.get(column, String.class))
                                .toList(),
                        text(found.get(columns.size(), byte[].class))));
    }

    private static String text(byte @Nullable [] bytes) {
        return bytes == null ? "" : new String(bytes, UTF_8);
    }

    private SelectConditionStep<Record1<byte[]>> query(DSLContext sql, List<String> keys) {
        return sql.select(key().bytes()).from(name()).where(column().in(keys));
    }

    private Field<String> column() {
        return DSL.field(
                DSL.name(
                        table.name().schema(),
                        table.name().table(),
                        objects.key().name()),
                SQLDataType.VARCHAR);
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
