package io.lethe.run;

import io.lethe.action.ObjectMarks;
import io.lethe.action.RowsWithObjects;
import io.lethe.action.RowsWithObjects.Pointing;
import io.lethe.archive.object.ObjectKeptException;
import io.lethe.archive.object.ObjectStore;
import io.lethe.archive.object.StoredObject;
import io.lethe.policy.name.TargetName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** The search of one store, once. For one thread. */
final class StoreSearch {
    /** A list of a thousand makes MariaDB read whole tables; see {@code KeyCondition}. */
    private static final int AT_A_TIME = 500;

    private final Store store;
    private final Rows rows;
    private final ListedObjects listed;
    private final Instant young;
    private final ObjectFindings.Names names;
    private final List<StoredObject> lot = new ArrayList<>();
    private long objects;
    private long youngOnes;
    private long orphans;
    private long pointing;
    private long missing;

    record Store(String name, ObjectStore objects) {}

    /** Which rows point into it, over one connection. */
    record Rows(List<RowsWithObjects> tables, List<ObjectMarks> marks, DSLContext sql) {
        static Rows of(TargetName target, List<RowsWithObjects> tables, DSLContext sql) {
            List<ObjectMarks> marks = Stream.concat(
                            ObjectMarks.datasets(sql, target).stream(),
                            tables.stream().map(table -> table.dataset().id()))
                    .distinct()
                    .map(dataset -> new ObjectMarks(sql, target, dataset))
                    .toList();
            return new Rows(tables, marks, sql);
        }

        /** Those of these objects that a row names or named, as long as its object is owed. */
        Set<String> claiming(String store, List<String> keys) {
            Set<String> claimed = new HashSet<>();
            tables.forEach(table -> claimed.addAll(table.among(sql, keys)));
            // After the rows: a run takes the row and makes the mark at once, so that one of the two is seen.
            marks.forEach(each -> claimed.addAll(each.marked(store, keys)));
            return claimed;
        }

        boolean areNaming(String key) {
            return tables.stream()
                    .anyMatch(table -> !table.among(sql, List.of(key)).isEmpty());
        }

        boolean areOwing(String store, String key) {
            return marks.stream()
                    .anyMatch(each -> !each.marked(store, List.of(key)).isEmpty());
        }
    }

    /** Objects written after {@code young} are too young to be orphans. */
    StoreSearch(Store store, Rows rows, ListedObjects listed, Instant young, ObjectFindings.Names names) {
        this.store = store;
        this.rows = rows;
        this.listed = listed;
        this.young = young;
        this.names = names;
    }

    ObjectFindings run() {
        store.objects().list(this::add);
        lookAtLot();
        rows.tables().forEach(this::lookAt);
        return new ObjectFindings(store.name(), objects, youngOnes, orphans, pointing, missing);
    }

    private void add(StoredObject object) {
        lot.add(object);
        if (lot.size() == AT_A_TIME) {
            lookAtLot();
        }
    }

    private void lookAtLot() {
        if (lot.isEmpty()) {
            return;
        }
        List<String> keys = lot.stream().map(StoredObject::key).toList();
        listed.add(keys);
        Set<String> claimed = rows.claiming(store.name(), keys);
        lot.stream().filter(object -> !claimed.contains(object.key())).forEach(this::unclaimed);
        objects += lot.size();
        lot.clear();
    }

    private void unclaimed(StoredObject object) {
        if (object.written().isAfter(young)) {
            youngOnes++;
        } else if (isThere(object.key(), true)) {
            orphans++;
            names.orphan(store.name(), object.key());
        }
    }

    private boolean isThere(String key, boolean ifNobodyCanRemoveIt) {
        try {
            return store.objects().has(key);
        } catch (ObjectKeptException e) {
            return ifNobodyCanRemoveIt;
        }
    }

    private void lookAt(RowsWithObjects table) {
        @Nullable List<String> last = null;
        List<Pointing> page;
        do {
            page = table.after(rows.sql(), last, AT_A_TIME);
            lookAt(table, page.stream().filter(row -> !row.object().isEmpty()).toList());
            last = page.isEmpty() ? last : page.getLast().row();
        } while (page.size() == AT_A_TIME);
    }

    private void lookAt(RowsWithObjects table, List<Pointing> page) {
        pointing += page.size();
        List<String> gone = listed.without(page.stream().map(Pointing::object).collect(Collectors.toSet())).stream()
                .filter(key -> !isThere(key, false))
                .toList();
        Set<String> still = table.among(rows.sql(), gone);
        page.stream().filter(row -> still.contains(row.object())).forEach(row -> {
            missing++;
            names.missing(store.name(), new ObjectFindings.Row(table.table().name(), row.row()));
        });
    }
}
