package io.lethe.run;

import io.lethe.action.RowsWithObjects;
import io.lethe.archive.object.ObjectKeptException;
import io.lethe.catalog.Catalog;
import io.lethe.catalog.Target;
import io.lethe.policy.DataMap;
import io.lethe.policy.Dataset;
import io.lethe.policy.PolicySet;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Looks for objects that no row points at, and rows whose objects are not there, over everything that a target's map names; in memory that does not
 * grow with either. Takes no locks, so that it can be asked while runs and uploads are at work, and changes nothing.
 *
 * <ol>
 *   <li>The store is listed, some objects at a time. Of each lot the tables are asked which of them their rows name, and then the outpost which are
 *       owed: in this order, since a run takes the row and makes the mark at once. The others are asked for again: a run may have removed them.
 *   <li>One that is younger than a day may be an upload whose row is not committed yet. It is counted apart and is no orphan.
 *   <li>The rows of each table are read in the order of their key. Objects that were not listed are asked for, since they may have been put there
 *       since; for what is not there the table is asked again, since a run may have taken both.
 * </ol>
 */
public final class ObjectSearch {
    /** No transaction about an upload is open for so long, and clocks of stores and servers differ by less. */
    static final Duration YOUNG = Duration.ofDays(1);

    private final Equipment engine;
    private final Target target;
    private final PolicySet policies;

    public ObjectSearch(Equipment engine, Target target, PolicySet policies) {
        this.engine = engine;
        this.target = target;
        this.policies = policies;
    }

    /** One after the other, by the stores' names; none where no rows point at objects. */
    public List<ObjectFindings> search(Catalog catalog, ObjectFindings.Names names) throws SQLException {
        List<Dataset> datasets =
                policies.map(target.name()).map(DataMap::datasets).orElse(List.of());
        List<String> named = datasets.stream()
                .flatMap(dataset -> dataset.objects() == null
                        ? Stream.empty()
                        : Stream.of(dataset.objects().store()))
                .distinct()
                .sorted()
                .toList();
        List<ObjectFindings> findings = new ArrayList<>();
        for (String store : named) {
            findings.add(search(store, RowsWithObjects.of(store, datasets, catalog), names));
        }
        return findings;
    }

    /** What is left of one object, whichever dataset's rows point or pointed at it. */
    public ObjectWhereabouts find(Catalog catalog, String store, String key) throws SQLException {
        List<Dataset> datasets =
                policies.map(target.name()).map(DataMap::datasets).orElse(List.of());
        try (Connection connection = target.open()) {
            StoreSearch.Rows rows = StoreSearch.Rows.of(
                    target.name(), RowsWithObjects.of(store, datasets, catalog), target.on(connection));
            // In the order in which a run goes on, so that whatever is under way is seen at one of the three.
            boolean named = rows.areNaming(key);
            boolean owed = rows.areOwing(store, key);
            return new ObjectWhereabouts(isStored(store, key), named, owed);
        }
    }

    private boolean isStored(String store, String key) {
        try {
            return RunPlanning.store(engine.objects(), store).has(key);
        } catch (ObjectKeptException e) {
            return true;
        }
    }

    private ObjectFindings search(String store, List<RowsWithObjects> tables, ObjectFindings.Names names)
            throws SQLException {
        try (Connection connection = target.open();
                Connection ours = engine.own().open();
                ListedObjects listed = ListedObjects.begin(engine.own().on(ours))) {
            StoreSearch search = new StoreSearch(
                    new StoreSearch.Store(store, RunPlanning.store(engine.objects(), store)),
                    StoreSearch.Rows.of(target.name(), tables, target.on(connection)),
                    listed,
                    engine.clock().instant().minus(YOUNG),
                    names);
            return search.run();
        }
    }
}
